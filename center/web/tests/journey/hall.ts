// A real center, a kiosk enrolled at it with the real command line, and its agent delivering what is filed.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Appeal {
  category: string
  grid: string
  text: string
  callback?: string
}

const BIN = process.env.BANSHI_BIN ?? ''
const bin = (name: string) => join(BIN, name)

export class Hall {
  readonly folder = mkdtempSync(join(tmpdir(), 'banshi-hall-'))
  readonly state = join(this.folder, 'kiosk')
  url = ''
  kiosk = ''
  private readonly center = join(this.folder, 'center')
  private readonly children: ChildProcess[] = []
  private readonly ports: Record<string, number> = {}

  private administer(...words: string[]): string {
    const [group, ...rest] = words
    const [command, ...options] = rest
    const order = ['init', 'serve'].includes(group!) ? [group!, this.center, ...rest] : [group!, command!, this.center, ...options]
    return execFileSync(bin('banshi-center'), order, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  }

  async open(): Promise<void> {
    this.administer('init', '--district', '样例区', '--host', '127.0.0.1', '--port', '0')
    await this.serve()
    this.url = `https://127.0.0.1:${this.ports.staff}`
    const [id, code] = this.administer('kiosk', 'add', '--prefix', 'XH01', '--name', '1 号机', '--hall', '街道大厅 东侧', '--street', 's01').split(/\s+/)
    this.kiosk = id!
    execFileSync(bin('banshi'), ['enroll', `https://127.0.0.1:${this.ports.enrollment}`, code!, '--state', this.state], { stdio: ['ignore', 'pipe', 'pipe'] })
  }

  /** Resolves when the center said on which ports it listens. */
  private async serve(): Promise<void> {
    const child = spawn(bin('banshi-center'), ['serve', this.center], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.children.push(child)
    await new Promise<void>((ready, fail) => {
      const hear = (line: string) => {
        const told = JSON.parse(line.startsWith('{') ? line : '{}') as { event?: string; listener?: string; name?: string; port?: number }
        const name = told.listener ?? told.name
        if (name && told.port) this.ports[name] = told.port
        if (told.event === 'started') ready()
      }
      for (const stream of [child.stdout!, child.stderr!]) createInterface(stream).on('line', hear)
      child.once('exit', (status) => fail(new Error(`banshi-center ended with ${status}`)))
    })
  }

  /** Gives the password. */
  user(name: string, fullName: string, role: string, ...scope: string[]): string {
    return this.administer('user', 'add', name, '--role', role, '--full-name', fullName, ...scope)
  }

  file(appeal: Appeal, ...pictures: string[]): string {
    const content = JSON.stringify({ schema: 1, street: 's01', callback: '', ...appeal })
    return execFileSync(bin('file-appeal'), [this.state, content, ...pictures], { encoding: 'utf8' }).trim()
  }

  /** The kiosk's agent delivers from now on. */
  connectKiosk(): void {
    this.children.push(spawn(bin('banshi-agent'), ['--state', this.state, '--heartbeat', '1000'], { stdio: 'ignore' }))
  }

  async close(): Promise<void> {
    for (const child of this.children.reverse()) {
      const gone = new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done(null)))
      child.removeAllListeners('exit')
      child.once('exit', () => undefined)
      child.kill('SIGTERM')
      await Promise.race([gone, new Promise((done) => setTimeout(done, 5000))])
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}
