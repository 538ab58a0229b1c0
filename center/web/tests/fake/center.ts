// A center without a store: serves the built page under the strict policy, and answers as staff.yaml says.
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { CaseRow, Command, Role, Session } from '../../src/api/types'
import * as data from './data'

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.txt': 'text/plain' }
export const POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'"
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
const MENUS = ['inbox', 'cases', 'fleet', 'statistics', 'users', 'audit', 'quarantine']

export class FakeCenter {
  readonly streams = new Set<ServerResponse>()
  readonly said: { method: string; path: string; csrf: string | undefined; body: unknown }[] = []
  rows: CaseRow[]
  kiosks: ReturnType<typeof data.kiosks>
  commands: Command[] = []
  role: Role = 'street_leader'
  url = ''
  private signed = false
  private readonly server = createServer((request, response) => void this.answer(request, response))

  constructor(private readonly dist: string, kioskCount = 30) {
    this.rows = data.rows(Date.now())
    this.kiosks = data.kiosks(kioskCount, Date.now())
  }

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this.url
  }
  async stop(): Promise<void> {
    for (const stream of this.streams) stream.end()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  tell(event: string, what: unknown): void {
    for (const stream of this.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(what)}\n\n`)
  }
  /** A resident files at a kiosk. */
  arrive(): CaseRow {
    const row = data.rowOf({ at: 0, category: 'lighting', state: 'received', grid: 5, clock: 'response', from: 0, due: 10 }, this.rows.length, Date.now())
    this.rows.push(row)
    this.tell('case', row)
    return row
  }

  private session(): Session {
    return {
      user: { id: 'u-op', name: 'op01', full_name: '示例职员甲', role: this.role, street: 's01', grid: '', department: '' },
      csrf: 'synthetic-token', menus: MENUS, may: ['command_kiosk', 'export_cases', 'release_quarantined', 'manage_users'], district: '样例区',
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://x')
    if (!url.pathname.startsWith('/staff/')) return this.file(url.pathname, response)
    const method = request.method ?? 'GET'
    let text = ''
    for await (const chunk of request) text += chunk
    const body = text ? JSON.parse(text) : undefined
    const path = url.pathname.slice('/staff/v1/'.length)
    const csrf = request.headers['x-csrf-token'] as string | undefined
    this.said.push({ method, path, csrf, body })
    const send = (status: number, json: object = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      response.end(JSON.stringify({ schema: 1, ...json }))
    }
    const list = (items: unknown[]) => send(200, { items, next: null })
    if (path === 'session' || path === 'session/link') {
      if (method === 'POST') {
        if (path === 'session' ? body.password !== 'correct horse battery' : body.token !== 'once') return send(401, { error: 'wrong_login' })
        this.signed = true
      }
      if (method === 'DELETE') this.signed = false
      return this.signed ? send(200, this.session()) : send(method === 'DELETE' ? 200 : 401, { error: 'no_session' })
    }
    if (!this.signed) return send(401, { error: 'no_session' })
    if (method !== 'GET' && body && body.schema !== 1) return send(400, { error: 'bad_request' })
    if (method !== 'GET' && csrf !== 'synthetic-token') return send(403, { error: 'csrf' })
    if (path === 'stream') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write('retry: 3000\n\nevent: ping\ndata: {}\n\n')
      this.streams.add(response)
      response.on('close', () => this.streams.delete(response))
      return
    }
    if (path === 'organisation') return send(200, data.organisation)
    if (path === 'cases') {
      const states = (url.searchParams.get('state') ?? '').split(',').filter(Boolean)
      return list(this.rows.filter((row) => (!states.length || states.includes(row.state)) && row.number.includes(url.searchParams.get('text') ?? '')))
    }
    const inCase = /^cases\/([^/]+)(?:\/(.*))?$/.exec(path)
    if (inCase) return this.inCase(inCase[1]!, inCase[2] ?? '', body, send, response)
    if (path === 'kiosks') return list(this.kiosks)
    const inKiosk = /^kiosks\/([^/]+)(?:\/(.*))?$/.exec(path)
    if (inKiosk) {
      const kiosk = this.kiosks.find((one) => one.id === inKiosk[1])
      if (!kiosk) return send(404, { error: 'not_found' })
      if (!inKiosk[2]) return send(200, kiosk)
      if (method === 'GET') return list(this.commands)
      const at = new Date().toISOString()
      this.commands.unshift({ number: this.commands.length + 1, type: body.type, arguments: body.slot ? { slot: body.slot } : {}, made_by_name: '示例职员甲', made_at: at, expires_at: at, outcome: body.type === 'screenshot' ? 'done' : null, detail: null, outcome_at: at, file: body.type === 'screenshot' ? 'screenshot' : null })
      return send(202, { number: this.commands.length })
    }
    if (path === 'users' || path.startsWith('users/')) return method === 'GET' ? list(data.users) : send(method === 'POST' ? 201 : 200, { user: data.users[0], password: 'made-by-the-center' })
    if (path === 'audit') return list(Array.from({ length: 30 }, (_, n) => ({ sequence: 30 - n, at: new Date(Date.now() - n * 97e3).toISOString(), who: 'op01', who_id: 'u-op', what: ['case_viewed', 'case_changed', 'logged_in', 'refused'][n % 4], subject: this.rows[n % 9]!.id, street: 's01', detail: n % 4 === 3 ? '{"reason":"forbidden"}' : '{}' })))
    if (path === 'quarantine') return list([{ id: 'q1', number: 'A003-000007', kind: 'appeal', kiosk: this.kiosks[2]!.id, street: 's01', received_at: new Date().toISOString(), reason: 'no_key' }])
    if (path === 'statistics')
      return send(200, {
        services_by_hour: Array.from({ length: 10 }, (_, h) => [{ kind: 'copy_made', hour: 8 + h, count: [12, 31, 42, 38, 15, 12, 29, 44, 35, 9][h] }, { kind: 'appeal', hour: 8 + h, count: [2, 6, 8, 5, 3, 2, 6, 9, 4, 1][h] }]).flat(),
        response: { within_s: 600, total: 278, taken: 275, in_time: 261, mean_s: 347, median_s: 301 }, ratings: { 1: 3, 2: 13, 3: 28, 4: 116, 5: 252, unrated: 41 }, waiting: [{ state: 'received', count: 5 }],
        by_category: [['lighting', 38], ['waste', 31], ['parking', 27], ['noise', 19], ['water', 14], ['other', 22]].map(([category, count]) => ({ category, count })),
        by_grid: [36, 29, 41, 22, 18, 15].map((count, g) => ({ street: 's01', street_name: '小海街道', grid: `s01-g00${g + 1}`, grid_name: `第${g + 1}网格`, count })),
      })
    return send(method === 'GET' ? 404 : 200, { error: 'not_found' })
  }

  private inCase(id: string, rest: string, body: { type: string; version: number; assignee?: string }, send: (status: number, json?: object) => void, response: ServerResponse): void {
    const at = this.rows.findIndex((row) => row.id === id)
    const row = this.rows[at]
    if (!row) return send(404, { error: 'not_found' })
    if (rest === 'assignees') return send(200, { items: data.people, next: null })
    if (rest === 'similar') return send(200, { items: [], next: null })
    if (rest.endsWith('/0/picture')) {
      response.writeHead(200, { 'Content-Type': 'image/png' })
      return void response.end(PIXEL)
    }
    if (rest.endsWith('/picture')) return send(422, { error: 'no_picture' })
    if (rest !== 'events') return send(200, data.opened(row, Date.now()))
    if (body.version !== row.version) return send(409, { error: 'conflict' })
    const states: Record<string, CaseRow['state']> = { taken: 'taken', dispatched: 'dispatched', answered: 'answered' }
    const after: CaseRow = { ...row, version: row.version + 1, state: states[body.type] ?? row.state, assignee: body.assignee ?? (body.type === 'taken' ? 'u-op' : row.assignee), clocks: [{ kind: body.type === 'answered' ? 'rating' : 'handle', from: new Date().toISOString(), due: new Date(Date.now() + 5 * 86400e3).toISOString(), done_at: null }] }
    this.rows[at] = after
    this.tell('case', after)
    return send(200, data.opened(after, Date.now()))
  }

  private file(path: string, response: ServerResponse): void {
    const asked = join(this.dist, normalize(path))
    const found = extname(path) && existsSync(asked) ? asked : extname(path) ? null : join(this.dist, 'index.html')
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' })
    createReadStream(found).pipe(response)
  }
}
