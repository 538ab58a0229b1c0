// What a case's clocks look like now: a tone, a shape and words, never a colour alone. Pure.
import type { CaseRow, Clock } from '../api/types'
import type { IconName } from '../parts/icons'
import { span } from '../words/time'
import type { Words } from '../words/words'

export type Tone = 'late' | 'soon' | 'calm' | 'done'

export interface Face {
  tone: Tone
  icon: IconName
  words: string
  /** How much of the time is gone, 0 … 1. */
  share: number
  seconds: number
}

// Of ten minutes these are three, when the center reminds.
const SOON_SHARE = 0.7
const ICONS: Record<Tone, IconName> = { late: 'error', soon: 'warn', calm: 'clock', done: 'ok' }

/** The clock that runs out first; none: nothing is waited for. */
export function nextClock(row: Pick<CaseRow, 'clocks'>): Clock | undefined {
  return row.clocks.filter((clock) => !clock.done_at).sort((a, b) => Date.parse(a.due) - Date.parse(b.due))[0]
}

export function secondsLeft(clock: Clock, now: number): number {
  return (Date.parse(clock.due) - now) / 1000
}

export function isLate(row: Pick<CaseRow, 'clocks'>, now: number): boolean {
  const clock = nextClock(row)
  return clock !== undefined && secondsLeft(clock, now) < 0
}

export function faceOf(clock: Clock | undefined, now: number, words: Words): Face {
  if (!clock) return { tone: 'done', icon: ICONS.done, words: words.clock.done, share: 1, seconds: 0 }
  const left = secondsLeft(clock, now)
  const whole = (Date.parse(clock.due) - Date.parse(clock.from)) / 1000
  const share = Math.min(1, Math.max(0, whole > 0 ? 1 - left / whole : 1))
  // A rating that does not come is nobody's fault.
  const tone: Tone = clock.kind === 'rating' ? 'done' : left < 0 ? 'late' : share >= SOON_SHARE ? 'soon' : 'calm'
  const text = span(Math.abs(left), words)
  return { tone, icon: ICONS[tone], words: left < 0 ? words.clock.late(text) : words.clock.left(text), share, seconds: Math.abs(left) }
}

/** Overdue first, then by time left; what waits for nothing is last, the newest first. */
export function byUrgency(a: CaseRow, b: CaseRow): number {
  const due = (row: CaseRow) => {
    const clock = nextClock(row)
    return clock && clock.kind !== 'rating' ? Date.parse(clock.due) : Infinity
  }
  const [first, second] = [due(a), due(b)]
  return first === second ? Date.parse(b.received_at) - Date.parse(a.received_at) : first - second
}
