// How a kiosk is, in one word, one shape and one colour. Pure.
import type { Device, Kiosk } from '../api/types'
import type { IconName } from '../parts/icons'
import { roughly } from '../words/time'
import { wordFor, type Words } from '../words/words'

export type KioskTone = 'ok' | 'attention' | 'fault' | 'offline' | 'revoked'
export const TONES: KioskTone[] = ['fault', 'attention', 'offline', 'ok', 'revoked']
export const TONE_ICONS: Record<KioskTone, IconName> = { ok: 'ok', attention: 'warn', fault: 'error', offline: 'close', revoked: 'lock' }
export const HEALTH_ICONS: Record<Device['state'], IconName> = { ok: 'ok', attention: 'warn', fault: 'error', unknown: 'minus' }
export const DEVICE_ICONS: Record<string, IconName> = {
  page_printer: 'print', scanner: 'scan', id_reader: 'idcard', receipt_printer: 'receipt', code_scanner: 'qr',
  smart_card_reader: 'card-reader', auxiliary: 'power', camera: 'camera',
}
const LOW_PERCENT = 15

export function toneOf(kiosk: Kiosk): KioskTone {
  if (kiosk.revoked) return 'revoked'
  if (!kiosk.online) return 'offline'
  if (!kiosk.in_service || kiosk.devices.some((device) => device.state === 'fault')) return 'fault'
  const low = kiosk.supplies.some((supply) => supply.level >= 0 && supply.level < LOW_PERCENT)
  return low || kiosk.devices.some((device) => device.state === 'attention') ? 'attention' : 'ok'
}

export function saidOf(kiosk: Kiosk, now: number, words: Words): string {
  const tone = toneOf(kiosk)
  if (tone === 'revoked') return words.fleet.revoked
  if (tone === 'offline')
    return kiosk.last_contact ? words.fleet.offline(roughly((now - Date.parse(kiosk.last_contact)) / 1000, words)) : words.fleet.never
  if (!kiosk.in_service) return kiosk.reason ? words.fleet.out(wordFor(words.fault, kiosk.reason)) : words.fleet.out_plain
  const ill = kiosk.devices.find((device) => device.state === 'fault') ?? kiosk.devices.find((device) => device.state === 'attention')
  return ill ? `${deviceName(ill, words)} ${healthOf(ill, words)}` : words.fleet.ready
}

export function deviceName(device: Pick<Device, 'slot' | 'kind'>, words: Words): string {
  return words.device_short[device.kind] ?? wordFor(words.device, device.kind) ?? device.slot
}
export function healthOf(device: Device, words: Words): string {
  return device.state !== 'ok' && device.fault ? wordFor(words.fault, device.fault) : words.health[device.state]
}
/** What is known of a device is no longer known when the kiosk is away. */
export function devicesNow(kiosk: Kiosk): Device[] {
  return kiosk.online ? kiosk.devices : kiosk.devices.map((device) => ({ ...device, state: 'unknown' as const, fault: null }))
}
export const isLow = (level: number): boolean => level >= 0 && level < LOW_PERCENT
