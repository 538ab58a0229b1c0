// The built page over the real center: an enrolled kiosk files, staff see it arrive, take, dispatch and answer it.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, nameless, openBrowser, openPage, type Seen } from '../browser/browser'
import { Hall } from './hall'

const BIN = process.env.BANSHI_BIN ?? ''
const ready = existsSync(CHROMIUM) && ['banshi', 'banshi-agent', 'banshi-center', 'file-appeal'].every((name) => existsSync(join(BIN, name)))
const PICTURE = resolve('../../tests/fixtures/paper/card_colour.png')
const HOSTILE = `<img src=x onerror="window.__hit=1"><script>window.__hit=1</script><svg/onload=window.__hit=1>"'>{{7*7}}\u202E`
const say = (number: string) => number.replace(/-/g, ' ')

describe.skipIf(!ready)('the page over a real center', () => {
  const hall = new Hall()
  const passwords: Record<string, string> = {}
  let browser: Browser
  let seen: Seen

  beforeAll(async () => {
    await hall.open()
    passwords.leader = hall.user('leader', '样例街道领导', 'street_leader', '--street', 's01')
    passwords.operator = hall.user('operator', '样例坐席', 'street_operator', '--street', 's01')
    passwords.grid = hall.user('grid', '样例网格员', 'grid_member', '--street', 's01', '--grid', 's01-g001')
    passwords.elsewhere = hall.user('elsewhere', '别街坐席', 'street_operator', '--street', 's02')
    passwords.technician = hall.user('technician', '样例技术员', 'technician')
    passwords.auditor = hall.user('auditor', '样例审计员', 'auditor')
    passwords.boss = hall.user('boss', '样例管理员', 'administrator')
    for (const [category, grid] of [['lighting', 's01-g001'], ['waste', 's01-g002'], ['noise', 's01-g003']] as const)
      hall.file({ category, grid, text: `合成数据：${category}`, callback: '00000000000' })
    hall.connectKiosk()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await hall.close()
  })
  afterEach(() => seen.page.context().close())

  async function logIn(name: string, size: { width?: number; height?: number } = {}): Promise<Seen> {
    seen = await openPage(browser, { ...size, insecure: true })
    const { page } = seen
    await page.goto(`${hall.url}/login`)
    await page.getByLabel('用户名').fill(name)
    await page.getByLabel('密码', { exact: true }).fill(passwords[name]!)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/login'))
    return seen
  }

  it('shows a case that a kiosk files while the inbox is open, and lets it be taken, dispatched and answered', async () => {
    const { page, shot, errors } = await logIn('operator')
    await page.getByText('共 3 件').waitFor()
    const number = hall.file({ category: 'lighting', grid: 's01-g001', text: `灯坏了有一个礼拜了，我晚上上楼要摸墙，怕摔。${HOSTILE}`, callback: HOSTILE.slice(0, 24) }, PICTURE)
    await page.getByRole('link', { name: say(number), exact: true }).waitFor()
    await shot('40-real-inbox')
    await page.getByRole('link', { name: say(number), exact: true }).click()
    await page.getByText('灯坏了有一个礼拜了').first().waitFor()
    // The picture that the center made anew of what was scanned.
    await page.getByAltText('附件 1').evaluate((image) => (image as HTMLImageElement).decode())
    await shot('41-real-case')
    expect(await nameless(page)).toEqual([])
    await page.getByRole('button', { name: /^接单/ }).click()
    await page.getByRole('button', { name: /^分派 / }).click()
    await page.getByRole('dialog').getByLabel('交给谁').click()
    await page.getByRole('option', { name: /样例网格员/ }).click()
    await page.getByRole('dialog').getByLabel('说明').fill(HOSTILE)
    await page.getByRole('dialog').getByRole('button', { name: '分派' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /^反馈/ }).click()
    await page.getByLabel('处理结果').fill(`已经换好，晚上亮了。${HOSTILE}`)
    await page.getByRole('dialog').getByRole('button', { name: '反馈' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('居民评价剩余时间').waitFor()
    await page.getByText('过程链完整').waitFor()
    await shot('42-real-answered')
    // Four hostile texts stood on the page; none of them did anything.
    expect(await page.getByText('onerror="window.__hit=1"').count()).toBeGreaterThanOrEqual(3)
    expect(await page.evaluate(() => (window as unknown as { __hit?: number }).__hit)).toBeUndefined()
    expect(errors).toEqual([])
  })

  it('shows nothing of a street to another one', async () => {
    const { page } = await logIn('elsewhere')
    await page.getByText('没有待办的事项').waitFor()
  })

  it('lets a grid member take, arrive and answer on a phone', async () => {
    const { page, shot, errors } = await logIn('grid', { width: 390, height: 844 })
    await page.getByText('等我接的').waitFor()
    await shot('43-real-field')
    await page.getByRole('link', { name: /路灯不亮|lighting/ }).first().click()
    await page.getByRole('button', { name: /接单，我去处理/ }).click()
    await page.getByRole('button', { name: /我到现场了/ }).click()
    await page.getByRole('button', { name: /写处理结果/ }).click()
    await page.getByLabel('处理结果').fill('合成数据：已处理。')
    await shot('44-real-field-answer')
    await page.getByRole('dialog').getByRole('button', { name: '反馈' }).click()
    await page.waitForURL('**/field')
    expect(errors).toEqual([])
  })

  it('shows kiosks, sends a command and hears what came of it', async () => {
    const { page, shot, errors } = await logIn('technician')
    await page.getByText('1 号机').first().waitFor()
    await shot('45-real-fleet')
    await page.goto(`${hall.url}/fleet/${hall.kiosk}`)
    await page.getByRole('button', { name: '暂停服务' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '暂停服务' }).click()
    await page.getByText('等回音').or(page.getByText('失败')).or(page.getByText('完成')).first().waitFor()
    await shot('46-real-kiosk')
    expect(errors).toEqual([])
  })

  it('counts for the leader, lists people for the administrator, and shows the auditor who looked', async () => {
    for (const [name, path, wait] of [
      ['leader', '/statistics', '诉求类别'],
      ['boss', '/users', 'operator'],
      ['auditor', '/audit', 'operator'],
      ['boss', '/quarantine', '隔离'],
    ] as const) {
      const { page, shot, errors } = await logIn(name)
      await page.goto(hall.url + path)
      await page.getByText(wait).first().waitFor()
      await page.waitForLoadState('load')
      await shot(`47-real${path.replace('/', '-')}`)
      expect(errors, path).toEqual([])
      await page.context().close()
    }
  })
})
