// Short messages, and errors in words.
import { ElMessage } from '../theme/element'
import { ApiError } from '../api/client'
import { wordFor, words } from '../words/words'

export function tell(text: string): void {
  ElMessage({ message: text, type: 'success', grouping: true })
}

export function inWords(error: unknown): string {
  if (!(error instanceof ApiError)) throw error
  if (error.reason && words.value.refusal[error.reason]) return words.value.refusal[error.reason]!
  return wordFor(words.value.error, words.value.error[error.code] ? error.code : 'failed')
}

export function tellError(error: unknown): void {
  ElMessage({ message: inWords(error), type: 'error', grouping: true, duration: 6000, showClose: true })
}
