// Which language the page speaks; words().inbox.title and so on, typed.
import { computed, ref, watchEffect } from 'vue'
import { zh, type Words } from './zh'
import { en } from './en'

export type { Words }
export type Language = 'zh' | 'en'
const KEY = 'banshi.language'
const both: Record<Language, Words> = { zh, en }

export const language = ref<Language>(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh')
export const words = computed<Words>(() => both[language.value])

watchEffect(() => {
  document.documentElement.lang = words.value.locale
  localStorage.setItem(KEY, language.value)
})

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh'
}

/** The word for a code, or the code itself: a newer center may say what this page does not know. */
export function wordFor(table: Record<string, string>, code: string | null | undefined): string {
  return code ? (table[code] ?? code) : ''
}
