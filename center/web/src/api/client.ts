// The one way to the center: JSON over the session's cookie, with the CSRF token on whatever changes something.
import type { Session } from './types'

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly reason = '',
    readonly retryAfter = 0,
  ) {
    super(code)
  }
}

/** Server time minus this machine's, in ms; its clock may be wrong, the clocks of cases may not. */
let serverAhead = 0
let csrf = ''
let onSessionLost: () => void = () => {}

export function setSession(session: Session | null): void {
  csrf = session?.csrf ?? ''
}
export function whenSessionIsLost(act: () => void): void {
  onSessionLost = act
}
export function serverNow(): number {
  return Date.now() + serverAhead
}

function learnTime(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '')
  // The header has whole seconds: smaller differences are its rounding.
  if (!Number.isNaN(date)) serverAhead = Math.abs(date - Date.now()) > 2000 ? date - Date.now() : 0
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

async function request<T>(method: Method, path: string, body?: object): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf
  let response: Response
  try {
    response = await fetch(`/staff/v1/${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify({ schema: 1, ...body }),
      credentials: 'same-origin',
      cache: 'no-store',
    })
  } catch {
    throw new ApiError(0, 'unreachable')
  }
  learnTime(response)
  const text = await response.text()
  let json: { error?: string; reason?: string } = {}
  try {
    if (text) json = JSON.parse(text)
  } catch {
    throw new ApiError(response.status, 'bad_answer')
  }
  if (response.ok) return json as T
  if (response.status === 401 && json.error !== 'wrong_login') onSessionLost()
  const retryAfter = Number(response.headers.get('Retry-After') ?? 0)
  throw new ApiError(response.status, json.error ?? 'failed', json.reason ?? '', retryAfter || 0)
}

/** `cases?state=taken&limit=50`: what is empty is left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

export const api = {
  get: <T>(path: string) => request<T>('GET', path),
  post: <T>(path: string, body: object = {}) => request<T>('POST', path, body),
  put: <T>(path: string, body: object = {}) => request<T>('PUT', path, body),
  delete: <T>(path: string) => request<T>('DELETE', path),
}

/** Every page of a list, handed over as it comes, so that the first rows show at once. */
export async function eachPage<T>(
  path: string,
  query: Record<string, string | number | undefined>,
  take: (items: T[]) => void,
  most = Infinity,
): Promise<void> {
  let cursor: string | null | undefined
  let count = 0
  do {
    const page = await api.get<{ items: T[]; next: string | null }>(withQuery(path, { limit: 200, ...query, cursor }))
    take(page.items)
    count += page.items.length
    cursor = page.next
  } while (cursor && count < most)
}
