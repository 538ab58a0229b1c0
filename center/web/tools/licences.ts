// Writes licences.txt beside the page: the licence of every package of which a line was bundled.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//

function licenceIn(folder: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)) : undefined
  if (name) return readFileSync(join(folder, name), 'utf8').trim()
  const told = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string }
  return `Licence: ${told.license ?? 'unknown'}`
}

export function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const folders = new Map<string, string>()
      for (const id of this.getModuleIds()) {
        const found = PACKAGE.exec(id.replace(/^\0/, ''))
        if (found) folders.set(found[2]!, found[1]!)
      }
      const texts = [...folders].sort(([a], [b]) => a.localeCompare(b)).map(([name, folder]) => `# ${name}\n\n${licenceIn(folder)}\n`)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n') })
    },
  }
}
