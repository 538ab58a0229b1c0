// All kiosks that one may see, kept up to date by the event stream.
import { computed, onScopeDispose, ref, shallowReactive } from 'vue'
import { eachPage } from '../api/client'
import { listen, whenBack } from '../api/stream'
import type { Kiosk } from '../api/types'
import { tellError } from './tell'

export function useFleet() {
  const kiosks = shallowReactive(new Map<string, Kiosk>())
  const loading = ref(true)

  async function load(): Promise<void> {
    try {
      await eachPage<Kiosk>('kiosks', {}, (items) => {
        for (const kiosk of items) kiosks.set(kiosk.id, kiosk)
        loading.value = false
      })
    } catch (error) {
      tellError(error)
    }
    loading.value = false
  }
  const ends = [listen('kiosk', (kiosk) => kiosks.set(kiosk.id, { ...kiosks.get(kiosk.id), ...kiosk })), whenBack(() => void load())]
  onScopeDispose(() => ends.forEach((stop) => stop()))
  void load()

  const sorted = computed(() => [...kiosks.values()].sort((a, b) => a.street.localeCompare(b.street) || a.hall.localeCompare(b.hall) || a.prefix.localeCompare(b.prefix)))
  return { kiosks, sorted, loading, load }
}
