// The cases that still need somebody, kept up to date by the event stream. For inbox and grid member.
import { computed, onScopeDispose, ref, shallowReactive } from 'vue'
import { eachPage } from '../api/client'
import { listen, whenBack } from '../api/stream'
import type { CaseRow, CaseState } from '../api/types'
import { byUrgency } from '../cases/clock'
import { tellError } from './tell'

const OPEN: CaseState[] = ['received', 'taken', 'dispatched', 'answered', 'rated']
const MOST = 2000 // a district that has more open looks for them in the list of all cases
const FRESH_MS = 8000

export function useLiveCases() {
  const rows = shallowReactive(new Map<string, CaseRow>())
  /** Arrived while one looked. */
  const fresh = shallowReactive(new Set<string>())
  const latest = ref('')
  const loading = ref(true)

  function put(row: CaseRow): void {
    const known = rows.get(row.id)
    if (known && known.version > row.version) return // an answer overtaken by the stream
    if (OPEN.includes(row.state)) rows.set(row.id, row)
    else rows.delete(row.id)
  }

  async function load(): Promise<void> {
    const seen = new Set<string>()
    try {
      await eachPage<CaseRow>(
        'cases',
        { state: OPEN.join(',') },
        (items) => {
          for (const row of items) {
            seen.add(row.id)
            put(row)
          }
          loading.value = false
        },
        MOST,
      )
      for (const id of rows.keys()) if (!seen.has(id) && !fresh.has(id)) rows.delete(id)
    } catch (error) {
      tellError(error)
    }
    loading.value = false
  }

  const ends = [
    listen('case', (row) => {
      const isNew = !rows.has(row.id) && row.state === 'received'
      put(row)
      if (!isNew) return
      fresh.add(row.id)
      latest.value = row.number
      setTimeout(() => fresh.delete(row.id), FRESH_MS)
    }),
    listen('gone', ({ id }) => rows.delete(id)),
    whenBack(() => void load()),
  ]
  onScopeDispose(() => ends.forEach((stop) => stop()))
  void load()

  const sorted = computed(() => [...rows.values()].sort(byUrgency))
  return { sorted, fresh, latest, loading, load, put }
}
