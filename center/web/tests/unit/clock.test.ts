import { describe, expect, it } from 'vitest'
import type { CaseRow, Clock } from '../../src/api/types'
import { byUrgency, faceOf, isLate, nextClock } from '../../src/cases/clock'
import { roughly, span } from '../../src/words/time'
import { en } from '../../src/words/en'
import { zh } from '../../src/words/zh'

const T0 = Date.parse('2026-11-24T10:00:00.000Z')
const clock = (from: number, due: number, kind: Clock['kind'] = 'response', done: string | null = null): Clock => ({
  kind, from: new Date(T0 + from * 1000).toISOString(), due: new Date(T0 + due * 1000).toISOString(), done_at: done,
})
const row = (id: string, ...clocks: Clock[]) => ({ id, clocks, received_at: new Date(T0).toISOString() }) as CaseRow

describe('a clock', () => {
  it('is calm, soon and late, each with its own shape', () => {
    const faces = [0, 421, 605].map((at) => faceOf(clock(0, 600), T0 + at * 1000, zh))
    expect(faces.map((face) => face.tone)).toEqual(['calm', 'soon', 'late'])
    expect(new Set(faces.map((face) => face.icon)).size).toBe(3)
    expect(faces.map((face) => face.words)).toEqual(['剩 10:00', '剩 02:59', '超时 00:05'])
  })
  it('never runs over its bar', () => {
    expect(faceOf(clock(0, 600), T0 + 9e6, zh).share).toBe(1)
    expect(faceOf(clock(0, 600), T0 - 9e6, zh).share).toBe(0)
  })
  it('that was answered is not the next one', () => {
    const answered = clock(0, 600, 'response', new Date(T0).toISOString())
    expect(nextClock(row('a', answered, clock(0, 9000, 'handle')))?.kind).toBe('handle')
    expect(isLate(row('a', answered), T0 + 9e6)).toBe(false)
  })
  it('of a rating is nobody’s fault', () => expect(faceOf(clock(0, 1, 'rating'), T0 + 9e6, zh).tone).toBe('done'))
  it('puts the most urgent first and what waits for nobody last', () => {
    const rows = [row('rating', clock(0, 5, 'rating')), row('later', clock(0, 900)), row('late', clock(-900, -1)), row('soon', clock(0, 60))]
    expect(rows.sort(byUrgency).map((one) => one.id)).toEqual(['late', 'soon', 'later', 'rating'])
  })
})

describe('a span', () => {
  it.each([
    [59, '00:59'], [3599, '59:59'], [3600, '1 小时'], [4800, '1 小时 20 分'], [93600, '1 天 2 小时'], [-3, '00:00'],
  ])('of %d s reads %s', (seconds, text) => expect(span(seconds, zh)).toBe(text))
  it('reads in English', () => expect(span(93600, en)).toBe('1 d 2 h'))
  it('that does not run is told in minutes', () => expect(roughly(130, zh)).toBe('2 分'))
})
