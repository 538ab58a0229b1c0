// The page's addresses (history mode: the center answers unknown paths with the page).
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import type { Menu } from './api/types'
import { isGridMember, mayOpen, resume } from './state/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which right opens it; none: everybody who is logged in. */
    menu?: Menu
    open?: boolean
    bare?: boolean
  }
}

const NARROW = '(max-width: 719px)'

/** Where somebody begins. */
export function home(): string {
  if (isGridMember.value && matchMedia(NARROW).matches) return '/field'
  const first = (['inbox', 'fleet', 'audit', 'statistics', 'users', 'quarantine'] as const).find(mayOpen)
  return first ? `/${first}` : '/password'
}

const routes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('./pages/LogIn.vue'), meta: { open: true, bare: true } },
  { path: '/', redirect: () => home() },
  { path: '/inbox', component: () => import('./pages/Inbox.vue'), meta: { menu: 'inbox' } },
  { path: '/cases', component: () => import('./pages/Cases.vue'), meta: { menu: 'cases' } },
  { path: '/cases/:id', component: () => import('./pages/CasePage.vue'), props: true, meta: { menu: 'cases' } },
  { path: '/field', component: () => import('./pages/Field.vue'), meta: { menu: 'inbox', bare: true } },
  { path: '/field/:id', component: () => import('./pages/FieldCase.vue'), props: true, meta: { menu: 'inbox', bare: true } },
  { path: '/fleet', component: () => import('./pages/Fleet.vue'), meta: { menu: 'fleet' } },
  { path: '/fleet/:id', component: () => import('./pages/KioskPage.vue'), props: true, meta: { menu: 'fleet' } },
  { path: '/statistics', component: () => import('./pages/Statistics.vue'), meta: { menu: 'statistics' } },
  { path: '/users', component: () => import('./pages/Users.vue'), meta: { menu: 'users' } },
  { path: '/audit', component: () => import('./pages/Audit.vue'), meta: { menu: 'audit' } },
  { path: '/quarantine', component: () => import('./pages/Quarantine.vue'), meta: { menu: 'quarantine' } },
  { path: '/password', component: () => import('./pages/Password.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  const signed = await resume()
  if (to.meta.open) return signed && !to.hash ? '/' : true
  if (!signed) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (to.meta.menu && !mayOpen(to.meta.menu)) return home()
  return true
})
