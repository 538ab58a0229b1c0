import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError, eachPage, serverNow, setSession, whenSessionIsLost, withQuery } from '../../src/api/client'
import type { Session } from '../../src/api/types'

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked = vi.fn(async (_path: string, _init: RequestInit) => new Response(JSON.stringify(body), { status, headers }))
  vi.stubGlobal('fetch', asked)
  return asked
}
afterEach(() => {
  vi.unstubAllGlobals()
  setSession(null)
})

describe('the client', () => {
  it('guards changes, and changes only, with the token', async () => {
    setSession({ csrf: 'token' } as Session)
    const asked = answer(200, {})
    await api.get('cases')
    await api.post('cases/1/events', { type: 'taken' })
    const headers = asked.mock.calls.map(([, init]) => (init.headers as Record<string, string>)['X-CSRF-Token'])
    expect(headers).toEqual([undefined, 'token'])
    expect(JSON.parse(asked.mock.calls[1]![1].body as string)).toEqual({ schema: 1, type: 'taken' })
  })
  it('tells code, reason and when to try again', async () => {
    answer(422, { error: 'refused', reason: 'too_late' }, { 'Retry-After': '7' })
    const error = await api.post('x').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 422, code: 'refused', reason: 'too_late', retryAfter: 7 })
  })
  it('notices a lost session, and takes a wrong password for none', async () => {
    const lost = vi.fn()
    whenSessionIsLost(lost)
    answer(401, { error: 'wrong_login' })
    await api.post('session').catch(() => undefined)
    expect(lost).not.toHaveBeenCalled()
    answer(401, { error: 'no_session' })
    await api.get('cases').catch(() => undefined)
    expect(lost).toHaveBeenCalledOnce()
  })
  it('goes by the center’s clock when this machine’s is wrong', async () => {
    answer(200, {}, { Date: new Date(Date.now() + 3_600_000).toUTCString() })
    await api.get('x')
    expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000)
    answer(200, {}, { Date: new Date().toUTCString() })
    await api.get('x')
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50)
  })
  it('survives a center that is away and an answer that is none', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    await expect(api.get('x')).rejects.toMatchObject({ code: 'unreachable' })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    await expect(api.get('x')).rejects.toMatchObject({ code: 'bad_answer', status: 502 })
  })
  it('reads a list page by page', async () => {
    const pages = [{ items: [1, 2], next: 'b' }, { items: [3], next: null }]
    const asked = vi.fn(async (_path: string) => new Response(JSON.stringify(pages.shift())))
    vi.stubGlobal('fetch', asked)
    const got: number[] = []
    await eachPage<number>('cases', { state: 'open' }, (items) => got.push(...items))
    expect(got).toEqual([1, 2, 3])
    expect(asked.mock.calls[1]![0]).toContain('cursor=b')
  })
  it('leaves out what was not asked and escapes the rest', () => expect(withQuery('cases', { a: '', b: 'x&y=1', c: null })).toBe('cases?b=x%26y%3D1'))
})
