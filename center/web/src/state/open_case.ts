// One case, opened: read, acted on, and followed while it is before somebody's eyes.
import { onScopeDispose, ref } from 'vue'
import { api, ApiError } from '../api/client'
import { listen, whenBack } from '../api/stream'
import type { Case, CaseEvent } from '../api/types'
import { words } from '../words/words'
import { inWords, tell, tellError } from './tell'

export function useCase(id: string) {
  const opened = ref<Case | null>(null)
  const problem = ref('')
  const busy = ref(false)

  async function load(): Promise<void> {
    try {
      opened.value = await api.get<Case>(`cases/${encodeURIComponent(id)}`)
      problem.value = ''
    } catch (error) {
      problem.value = error instanceof ApiError && error.status === 404 ? words.value.case.not_found : inWords(error)
    }
  }

  /** Whether it was done; what went wrong was told. */
  async function act(event: Omit<CaseEvent, 'version'>): Promise<boolean> {
    if (!opened.value) return false
    busy.value = true
    let done = false
    try {
      const after = await api.post<Case | { gone: true }>(`cases/${id}/events`, { ...event, version: opened.value.version })
      // Given to where others see it: what is left here is that it is gone.
      if ('gone' in after) problem.value = words.value.case.not_found
      else opened.value = after
      tell(words.value.case.done)
      done = true
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) await load()
      tellError(error)
    }
    busy.value = false
    return done
  }

  const ends = [
    listen('case', (row) => {
      if (row.id === id && row.version > (opened.value?.version ?? 0) && !busy.value) void load()
    }),
    listen('gone', (gone) => {
      if (gone.id === id) problem.value = words.value.case.not_found
    }),
    whenBack(() => void load()),
  ]
  onScopeDispose(() => ends.forEach((stop) => stop()))
  void load()
  return { opened, problem, busy, load, act }
}
