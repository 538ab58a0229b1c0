// What a browser loads before the first page shows: at most 350 KB gzip, and nothing inline in it.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const dist = resolve(process.env.BANSHI_PAGE ?? 'dist')
const FIRST_LOAD = 350 * 1024
const read = (name: string) => readFileSync(resolve(dist, name.replace(/^\//, '')), 'utf8')

/** Scripts and styles that a file asks for as soon as it is there. */
function needed(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  const text = read(name)
  const folder = name.replace(/[^/]*$/, '')
  for (const [, next] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)) needed(folder + next!.slice(2), found)
  for (const [, next] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)) needed(next!, found)
  return found
}

/** A page loaded lazily: its own chunk, what that needs, and its styles. */
function withPage(page: string): Set<string> {
  const main = [...needed('index.html')]
  const named = new RegExp(`[./](${page}-[\\w-]+\\.(?:js|css))`, 'g')
  const chunks = main.flatMap((name) => [...read(name).matchAll(named)].map(([, chunk]) => `/assets/${chunk}`))
  expect(chunks.length).toBeGreaterThan(0)
  return chunks.reduce((found, chunk) => needed(chunk, found), new Set(main))
}

const weight = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0)

describe.skipIf(!existsSync(resolve(dist, 'index.html')))('the built page', () => {
  it.each(['LogIn', 'Inbox', 'CasePage', 'Fleet', 'Statistics'])('is light when it begins with %s', (page) => {
    const size = weight(withPage(page))
    console.log(`first load with ${page}: ${Math.round(size / 1024)} KB gzip`)
    expect(size).toBeLessThan(FIRST_LOAD)
  })

  it('leaves the charts for later', () => {
    expect([...withPage('Statistics')].some((name) => /echarts|charts/i.test(name))).toBe(false)
  })

  it('has nothing inline and nothing from elsewhere', () => {
    const html = read('index.html')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(html).not.toMatch(/<style|\son\w+=|style=/)
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })
})
