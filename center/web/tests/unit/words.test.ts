import { describe, expect, it } from 'vitest'
import { actions } from '../../src/cases/actions'
import { en } from '../../src/words/en'
import { zh } from '../../src/words/zh'

type Tree = { [key: string]: unknown }
function leaves(tree: Tree, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    value && typeof value === 'object' ? leaves(value as Tree, `${path}${key}.`) : [[path + key, value] as [string, unknown]],
  )
}

describe('the words', () => {
  it('are not empty, and no English is left in Chinese', () => {
    const free = /^(locale|common\.language|common\.none|case\.quality|statistics\.unit)/
    for (const [path, word] of leaves(zh)) if (typeof word === 'string' && !free.test(path)) expect(word, path).toMatch(/[一-鿿]/)
    for (const [path, word] of leaves(en)) if (typeof word === 'string' && !free.test(path)) expect(word, path).toMatch(/[A-Za-z]/)
  })
  it('name what can be done in both languages', () => {
    for (const type of Object.keys(actions) as (keyof typeof actions)[]) {
      expect(zh.action[type].name).toBeTruthy()
      expect(en.action[type].name).toBeTruthy()
    }
  })
})
