// The event stream: what changes at the center, as it changes. One connection for the whole page.
import { ref } from 'vue'
import type { CaseRow, Kiosk } from './types'

export type Link = 'off' | 'connecting' | 'live' | 'lost'
export const link = ref<Link>('off')

interface Told {
  case: CaseRow
  kiosk: Kiosk
  /** A case that is no longer to be seen from here. */
  gone: { id: string }
}
type Listener<K extends keyof Told> = (news: Told[K]) => void

const listeners: { [K in keyof Told]: Set<Listener<K>> } = {
  case: new Set(),
  kiosk: new Set(),
  gone: new Set(),
}
const returns = new Set<() => void>()
const RETRY_MS = 3000
// The center pings every 15 s: three missed ones are a dead line that TCP has not noticed.
const SILENCE_MS = 45000

let source: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let watch: ReturnType<typeof setTimeout> | undefined
let wasLost = false

function heard(): void {
  clearTimeout(watch)
  watch = setTimeout(reopen, SILENCE_MS)
}

function reopen(): void {
  link.value = 'lost'
  wasLost = true
  source?.close()
  clearTimeout(retry)
  retry = setTimeout(open, RETRY_MS)
}

function open(): void {
  source = new EventSource('/staff/v1/stream')
  source.onopen = () => {
    link.value = 'live'
    heard()
    // What happened meanwhile was not told: whoever shows a list asks again.
    if (wasLost) for (const act of returns) act()
    wasLost = false
  }
  source.onerror = reopen
  source.addEventListener('ping', heard)
  // More happened than could be told one by one.
  source.addEventListener('reload', () => {
    for (const act of returns) act()
  })
  for (const kind of ['case', 'kiosk', 'gone'] as const)
    source.addEventListener(kind, (event) => {
      heard()
      tell(kind, (event as MessageEvent<string>).data)
    })
}

function tell<K extends keyof Told>(kind: K, data: string): void {
  const news = JSON.parse(data) as Told[K]
  for (const listener of listeners[kind]) listener(news)
}

export function connect(): void {
  if (source) return
  link.value = 'connecting'
  open()
}

export function disconnect(): void {
  clearTimeout(retry)
  clearTimeout(watch)
  source?.close()
  source = null
  wasLost = false
  link.value = 'off'
}

/** Gives the function that ends listening. */
export function listen<K extends keyof Told>(kind: K, listener: Listener<K>): () => void {
  listeners[kind].add(listener)
  return () => listeners[kind].delete(listener)
}

/** After something may have been missed: lists are asked for again. */
export function whenBack(act: () => void): () => void {
  returns.add(act)
  return () => returns.delete(act)
}
