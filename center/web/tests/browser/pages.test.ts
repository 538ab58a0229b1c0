// Every page of the built staff's page in a real browser, over a fake center with the strict policy.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FakeCenter } from '../fake/center'
import { CHROMIUM, nameless, openBrowser, openPage, type Seen } from './browser'

const dist = resolve(process.env.BANSHI_PAGE ?? 'dist')
let browser: Browser
let center: FakeCenter
let seen: Seen

/** What the browser itself tells of an attachment that is no picture is no mistake of the page. */
const mistakes = () => seen.errors.filter((error) => !error.includes('/attachments/1/picture'))

async function logIn(): Promise<void> {
  await seen.page.goto(`${center.url}/login`)
  await seen.page.getByLabel('用户名').fill('op01')
  await seen.page.getByLabel('密码', { exact: true }).fill('correct horse battery')
  await seen.page.getByRole('button', { name: '登录', exact: true }).click()
  await seen.page.waitForURL('**/inbox')
}

describe.skipIf(!existsSync(CHROMIUM))('the page in a browser', () => {
  beforeAll(async () => void (browser = await openBrowser()))
  afterAll(() => browser.close())
  beforeEach(async () => {
    center = new FakeCenter(dist)
    await center.start()
    seen = await openPage(browser)
  })
  afterEach(async () => {
    await seen.page.context().close()
    await center.stop()
  })

  it('shows each page with names for everything, without an error', async () => {
    const { page, shot } = seen
    await page.goto(`${center.url}/`)
    await page.getByLabel('用户名').waitFor()
    await shot('01-login')
    await logIn()
    await page.getByText('共 9 件').waitFor()
    await shot('02-inbox')
    for (const [name, path, wait] of [
      ['03-cases', '/cases', '已显示 9 件'],
      ['04-case', `/cases/${center.rows[0]!.id}`, '办理过程'],
      ['05-case-dispatched', `/cases/${center.rows[7]!.id}`, '办理过程'],
      ['06-fleet', '/fleet', '2 号机'],
      ['07-kiosk', `/fleet/${center.kiosks[1]!.id}`, '命令与结果'],
      ['08-statistics', '/statistics', '各时段服务次数'],
      ['09-users', '/users', 'op01'],
      ['10-audit', '/audit', '审计记录'],
      ['11-quarantine', '/quarantine', 'A003'],
      ['12-password', '/password', '现在的密码'],
    ] as const) {
      await page.goto(center.url + path)
      await page.getByText(wait).first().waitFor()
      await page.waitForLoadState('load')
      await page.waitForTimeout(name === '08-statistics' ? 1500 : 100) // the drawing of a chart
      await shot(name)
      expect(await nameless(page), name).toEqual([])
    }
    expect(mistakes()).toEqual([])
  })

  it('shows a case that arrives while the inbox is open', async () => {
    await logIn()
    await seen.page.getByText('共 9 件').waitFor()
    const row = center.arrive()
    await seen.page.getByRole('link', { name: row.number.replace('-', ' '), exact: true }).waitFor()
    expect(await seen.page.locator('[aria-live=polite]').textContent()).toContain(row.number)
  })

  it('takes, dispatches and answers with the token that guards changes', async () => {
    const { page } = seen
    await logIn()
    await page.goto(`${center.url}/cases/${center.rows[0]!.id}`)
    await page.getByRole('button', { name: /^接单/ }).click()
    await page.getByRole('button', { name: /^分派 / }).click()
    await page.getByRole('dialog').getByLabel('交给谁').click()
    await page.getByRole('option', { name: /示例网格员丙/ }).click()
    await seen.shot('13-dispatch')
    await page.getByRole('dialog').getByRole('button', { name: '分派' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^反馈/ }).click()
    await page.getByLabel('处理结果').fill('灯已经换好。')
    await page.getByRole('dialog').getByRole('button', { name: '反馈' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    const events = center.said.filter((one) => one.path.endsWith('/events'))
    expect(events.map((one) => (one.body as { type: string }).type)).toEqual(['taken', 'dispatched', 'answered'])
    expect(events.every((one) => one.csrf === 'synthetic-token')).toBe(true)
  })

  it('shows what a resident typed as text and never runs it', async () => {
    await logIn()
    await seen.page.goto(`${center.url}/cases/${center.rows[7]!.id}`)
    await seen.page.getByText('灯坏了有一个礼拜了').first().waitFor()
    expect(await seen.page.getByText('<script>window.__hit=1</script>').count()).toBeGreaterThan(0)
    expect(await seen.page.evaluate(() => (window as unknown as { __hit?: number }).__hit)).toBeUndefined()
    expect(await seen.page.getByText('{{7*7}}').count()).toBeGreaterThan(0)
  })

  it('enters by a one-use link and forgets it', async () => {
    await seen.page.goto(`${center.url}/login#once`)
    await seen.page.waitForURL('**/inbox')
    expect(await seen.page.evaluate(() => location.href)).not.toContain('once')
  })

  it('says when name or password are wrong, and goes on to no other site', async () => {
    const { page } = seen
    await page.goto(`${center.url}/login?next=//example.invalid/`)
    await page.getByLabel('用户名').fill('op01')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('用户名或者密码不对').waitFor()
    await page.getByLabel('密码', { exact: true }).fill('correct horse battery')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${center.url}/inbox`)
  })

  it('serves a grid member on a phone', async () => {
    await seen.page.context().close()
    seen = await openPage(browser, { width: 390, height: 844 })
    center.role = 'grid_member'
    await seen.page.goto(`${center.url}/login#once`)
    await seen.page.waitForURL('**/field')
    await seen.page.getByText('等我接的').waitFor()
    await seen.shot('20-field')
    await seen.page.goto(`${center.url}/field/${center.rows[2]!.id}`)
    await seen.page.getByRole('button', { name: /接单，我去处理/ }).waitFor()
    await seen.shot('21-field-case')
    await seen.page.getByRole('button', { name: /接单，我去处理/ }).click()
    await seen.page.getByRole('button', { name: /我到现场了/ }).waitFor()
    await seen.shot('22-field-taken')
    await seen.page.goto(`${center.url}/inbox`)
    await seen.page.getByText('共 9 件').waitFor()
    await seen.shot('23-inbox-narrow')
    expect(mistakes()).toEqual([])
  })

  it('speaks English, too', async () => {
    await logIn()
    await seen.page.getByRole('button', { name: 'English' }).click()
    await seen.page.getByText('9 cases by time left').waitFor()
    await seen.shot('30-inbox-en')
    await seen.page.goto(`${center.url}/cases/${center.rows[0]!.id}`)
    await seen.page.getByLabel('What you can do').waitFor()
    await seen.shot('31-case-en')
  })
})
