// Debian's Chromium for the tests: every console error and every breach of the policy is collected.
import { mkdtempSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

export const CHROMIUM = process.env.BANSHI_CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
const gallery = process.env.BANSHI_GALLERY ?? mkdtempSync(join(tmpdir(), 'banshi-gallery-'))
mkdirSync(gallery, { recursive: true })

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

export interface Seen {
  page: Page
  errors: string[]
  shot: (name: string) => Promise<void>
}

export async function openPage(browser: Browser, options: { width?: number; height?: number; insecure?: boolean } = {}): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ignoreHTTPSErrors: options.insecure ?? false,
  })
  context.setDefaultTimeout(15000)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, errors, shot: async (name) => void (await page.screenshot({ path: join(gallery, `${name}.png`) })) }
}

/** What a screen reader would not find a name for. */
export async function nameless(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (element: Element): boolean => {
      const label = element.getAttribute('aria-label') || element.getAttribute('title')
      const by = element.getAttribute('aria-labelledby')
      const inside = element.textContent?.trim() || element.querySelector('[aria-label], img[alt]')
      const input = element as HTMLInputElement
      return Boolean(label || (by && document.getElementById(by)) || inside || input.labels?.length)
    }
    const visible = (element: Element) => (element as HTMLElement).offsetParent !== null
    return [...document.querySelectorAll('button, a, input, select, textarea, [role=button]')]
      .filter((element) => visible(element) && !named(element))
      .map((element) => element.outerHTML.slice(0, 160))
  })
}
