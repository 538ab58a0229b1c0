// Who is logged in, and what that opens.
import { computed, ref } from 'vue'
import { api, ApiError, setSession } from '../api/client'
import { connect, disconnect } from '../api/stream'
import type { Menu, Session } from '../api/types'
import { forgetOrganisation, loadOrganisation } from '../cases/names'

export const session = ref<Session | null>(null)
export const user = computed(() => session.value?.user ?? null)
export const isGridMember = computed(() => user.value?.role === 'grid_member')

// Only that somebody was logged in here: asking the center without need would be told as an error by the browser.
const HINT = 'banshi.session'

export function mayOpen(menu: Menu): boolean {
  const menus = session.value?.menus ?? []
  return menus.includes(menu) || (menu === 'cases' && menus.includes('inbox'))
}
export function may(action: string): boolean {
  return session.value?.may.includes(action) ?? false
}

function begin(found: Session): void {
  session.value = found
  setSession(found)
  localStorage.setItem(HINT, '1')
  void loadOrganisation()
  connect()
}

export function end(): void {
  disconnect()
  forgetOrganisation()
  session.value = null
  setSession(null)
  localStorage.removeItem(HINT)
}

export async function logIn(name: string, password: string): Promise<void> {
  begin(await api.post<Session>('session', { name, password }))
}
export async function logInByLink(token: string): Promise<void> {
  begin(await api.post<Session>('session/link', { token }))
}

/** The session of before, after the page was opened anew. */
export async function resume(): Promise<boolean> {
  if (session.value) return true
  if (!localStorage.getItem(HINT)) return false
  try {
    begin(await api.get<Session>('session'))
    return true
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) end()
    return false
  }
}

export async function logOut(): Promise<void> {
  await api.delete('session').catch(() => undefined) // gone here in any case
  end()
}
