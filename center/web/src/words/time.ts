// Times and spans in words. Pure.
import type { Time } from '../api/types'
import type { Words } from './words'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const two = (n: number) => String(n).padStart(2, '0')

/** "11-24 09:58", of another year with the year before; in this machine's zone. */
export function moment(time: Time | null | undefined, now = Date.now()): string {
  if (!time) return '—'
  const at = new Date(time)
  const year = at.getFullYear() === new Date(now).getFullYear() ? '' : `${at.getFullYear()}-`
  return `${year}${two(at.getMonth() + 1)}-${two(at.getDate())} ${clockTime(time)}`
}

/** "09:58" */
export function clockTime(time: Time): string {
  const at = new Date(time)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

export function isToday(time: Time, now: number): boolean {
  return new Date(time).toDateString() === new Date(now).toDateString()
}

/** Below an hour as "06:42", which runs; above it in words, two units at most. */
export function span(seconds: number, words: Words): string {
  const whole = Math.max(0, Math.floor(seconds))
  const unit = words.clock
  if (whole < HOUR) return `${two(Math.floor(whole / MINUTE))}:${two(whole % MINUTE)}`
  if (whole < DAY) return pair(Math.floor(whole / HOUR), unit.hours, Math.floor((whole % HOUR) / MINUTE), unit.minutes)
  return pair(Math.floor(whole / DAY), unit.days, Math.floor((whole % DAY) / HOUR), unit.hours)
}

/** As span, but short ones in whole minutes: for what does not run before one's eyes. */
export function roughly(seconds: number, words: Words): string {
  return seconds < HOUR ? words.clock.minutes(Math.max(1, Math.round(seconds / MINUTE))) : span(seconds, words)
}

function pair(large: number, largeUnit: (n: number) => string, small: number, smallUnit: (n: number) => string): string {
  return small ? `${largeUnit(large)} ${smallUnit(small)}` : largeUnit(large)
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} B`
  return count < 1024 * 1024 ? `${Math.round(count / 1024)} KB` : `${(count / 1024 / 1024).toFixed(1)} MB`
}
