// The center's time, once a second: every clock on the page moves in one step.
import { onScopeDispose, readonly, ref, type Ref } from 'vue'
import { serverNow } from '../api/client'

const now = ref(serverNow())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

export function useNow(): Readonly<Ref<number>> {
  if (users++ === 0) {
    now.value = serverNow()
    timer = setInterval(() => (now.value = serverNow()), 1000)
  }
  onScopeDispose(() => {
    if (--users === 0) clearInterval(timer)
  })
  return readonly(now)
}
