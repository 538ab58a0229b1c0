// What people can do to a case: how it looks and what it asks for. Whether they may is the center's answer.
import type { EventType } from '../api/types'
import type { IconName } from '../parts/icons'

export type Field = 'text' | 'assignee' | 'department' | 'place' | 'days' | 'score' | 'other'

export interface ActionForm {
  icon: IconName
  /** The hand: a call for help is amber as on the kiosk, what undoes work is red. */
  tone?: 'help' | 'danger'
  needs: Field[]
  /** May be left empty. */
  also?: Field[]
}

export type Doable = Exclude<EventType, 'received' | 'rated' | 'reminded' | 'escalated'>

// In the order of the buttons; the first that may be done is the primary one.
export const actions: Record<Doable, ActionForm> = {
  taken: { icon: 'check', needs: [] },
  reported_in: { icon: 'pin', needs: [] },
  extension_granted: { icon: 'calendar', needs: [], also: ['text'] },
  extension_refused: { icon: 'calendar', needs: [], also: ['text'] },
  answered: { icon: 'appeal', needs: ['text'] },
  visited: { icon: 'pin', needs: [], also: ['text'] },
  dispatched: { icon: 'assign', needs: ['assignee'], also: ['text'] },
  evaluated: { icon: 'chart', needs: ['score'], also: ['text'] },
  check_passed: { icon: 'shield', needs: [], also: ['text'] },
  closed: { icon: 'ok', needs: [], also: ['text'] },
  whistled: { icon: 'whistle', tone: 'help', needs: ['department'], also: ['text'] },
  supervised: { icon: 'bell', needs: [], also: ['text'] },
  extension_asked: { icon: 'calendar', needs: ['days', 'text'] },
  transferred: { icon: 'arrow-right', needs: ['place'], also: ['text'] },
  returned: { icon: 'back', needs: ['text'] },
  merged: { icon: 'copy', needs: ['other'], also: ['text'] },
  check_failed: { icon: 'rotate', tone: 'danger', needs: ['text'] },
  noted: { icon: 'pen', needs: ['text'] },
}

export function doable(may: readonly EventType[]): Doable[] {
  return (Object.keys(actions) as Doable[]).filter((type) => may.includes(type))
}

export function asksNothing(type: Doable): boolean {
  return actions[type].needs.length === 0 && !actions[type].also
}
