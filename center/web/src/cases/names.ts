// Names that people know for what the center tells by ids.
import { computed, ref } from 'vue'
import { api } from '../api/client'
import type { Organisation, Place } from '../api/types'
import { wordFor, type Words } from '../words/words'

export const organisation = ref<Organisation>({ district: '', streets: [], departments: [] })
let asked: Promise<void> | null = null

/** Asks once in a session. */
export function loadOrganisation(): Promise<void> {
  asked ??= api.get<Organisation>('organisation').then(
    (found) => void (organisation.value = found),
    () => void (asked = null),
  )
  return asked
}
export function forgetOrganisation(): void {
  asked = null
  organisation.value = { district: '', streets: [], departments: [] }
}

const streetNames = computed(() => new Map(organisation.value.streets.map((street) => [street.id, street.name])))
export function streetName(id: string): string {
  return streetNames.value.get(id) ?? id
}
export function departmentName(id: string | null | undefined): string {
  return organisation.value.departments.find((department) => department.id === id)?.name ?? id ?? ''
}
export function placeName(place: Place, words: Words): string {
  const street = place.street_name || place.street
  const grid = place.grid_name || place.grid
  if (!street) return words.common.district
  return grid ? `${street} · ${grid}` : street
}
/** What a case is about, without a word of the resident's: lists show no more. */
export function matterOf(row: { kind: string; category: string }, words: Words): string {
  return wordFor(words.category, row.category) || wordFor(words.kind as Record<string, string>, row.kind)
}
/** "A001-000016" in groups that can be read out. */
export function spoken(number: string): string {
  return number.replace(/-/g, ' ')
}
