// A picture of the page for somebody who signs in by a link: node picture.mjs LINK PATH TEXT FILE. Waits until the text is to be seen.
import { chromium } from 'playwright-core'

const [link, path, text, file] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(link)
  await page.waitForURL((url) => url.pathname !== '/login', { timeout: 20_000 })
  await page.goto(new URL(path, link).href)
  await page.getByText(text).first().waitFor({ timeout: 20_000 })
  await page.screenshot({ path: file })
} finally {
  await browser.close()
}
