// Synthetic people, cases and kiosks for the fake center: no real place, no real person.
import type { Case, CaseRow, Clock, ClockKind, Kiosk, Organisation, Person, StaffUser, TimelineEntry } from '../../src/api/types'

export const organisation: Organisation = {
  district: '样例区',
  streets: Array.from({ length: 16 }, (_, s) => ({
    id: `s${String(s + 1).padStart(2, '0')}`,
    name: ['小海', '大岭', '南桥', '东苑', '西坪', '北洼', '柳林', '石井', '云台', '沙河', '竹溪', '梅园', '松岗', '长堤', '古渡', '新塘'][s] + '街道',
    grids: Array.from({ length: 12 }, (_, g) => ({ id: `s${String(s + 1).padStart(2, '0')}-g${String(g + 1).padStart(3, '0')}`, name: `第${g + 1}网格` })),
  })),
  departments: [
    { id: 'water', name: '水务局' },
    { id: 'urban', name: '城市管理委' },
  ],
}

export const people: Person[] = [
  { id: 'u-grid', name: '示例网格员丙', role: 'grid_member', grid: 's01-g001', department: '' },
  { id: 'u-op', name: '示例职员甲', role: 'street_operator', grid: '', department: '' },
]

export const HOSTILE = `<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>"'>{{7*7}} 灯坏了有一个礼拜了，我晚上上楼要摸墙，怕摔。`

const iso = (ms: number) => new Date(ms).toISOString()

interface Told {
  at: number
  category: string
  state: CaseRow['state']
  grid: number
  clock: ClockKind | null
  from: number // minutes from now
  due: number
  kind?: CaseRow['kind']
  department?: string
  supervised?: boolean
  assignee?: string
}

const TOLD: Told[] = [
  { at: -14, category: 'lighting', state: 'received', grid: 1, clock: 'response', from: -14, due: -4.25 },
  { at: -11, category: 'water', state: 'received', grid: 3, clock: 'response', from: -10.6, due: -0.6 },
  { at: -8, category: 'parking', state: 'received', grid: 2, clock: 'response', from: -7.9, due: 2.1 },
  { at: -3, category: 'road', state: 'received', grid: 6, clock: 'response', from: -3.3, due: 6.7 },
  { at: -1, category: '', kind: 'rating', state: 'received', grid: 4, clock: 'response', from: -1, due: 239 },
  { at: -1400, category: 'noise', state: 'dispatched', grid: 4, clock: 'report_in', from: -40, due: 20, department: 'urban' },
  { at: -1300, category: 'waste', state: 'taken', grid: 2, clock: 'handle', from: -1300, due: 5900, assignee: 'u-op' },
  { at: -2400, category: 'lift', state: 'dispatched', grid: 5, clock: 'handle', from: -2400, due: 4800, assignee: 'u-grid', supervised: true },
  { at: -2500, category: 'greening', state: 'answered', grid: 4, clock: 'rating', from: -300, due: 9700, assignee: 'u-grid' },
]

export function rows(now: number): CaseRow[] {
  return TOLD.map((told, at) => rowOf(told, at, now))
}

export function rowOf(told: Told, at: number, now: number): CaseRow {
  const clocks: Clock[] = told.clock ? [{ kind: told.clock, from: iso(now + told.from * 60e3), due: iso(now + told.due * 60e3), done_at: null }] : []
  const grid = organisation.streets[0]!.grids[told.grid - 1]!
  return {
    id: `00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`,
    number: `A001-${String(16 + at).padStart(6, '0')}`,
    kind: told.kind ?? 'appeal',
    category: told.category,
    state: told.state,
    version: told.state === 'received' ? 1 : 3,
    place: { street: 's01', street_name: '小海街道', grid: grid.id, grid_name: grid.name },
    filed_at: iso(now + told.at * 60e3 - 240e3),
    received_at: iso(now + told.at * 60e3),
    clocks,
    supervised: told.supervised ?? false,
    escalation: told.due < 0 ? 1 : 0,
    department: told.department ?? null,
    assignee: told.assignee ?? null,
    rating: null,
  }
}

export function opened(row: CaseRow, now: number): Case {
  const entry = (minutes: number, type: TimelineEntry['type'], id: string, name: string, role: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
    at: iso(now + minutes * 60e3), type, actor: { id, name, role }, text: null, hash: `${type}${minutes}`.padEnd(64, '0'), ...more,
  })
  const timeline = [entry(-14, 'received', 'center', '', 'center', { place: row.place })]
  if (row.state === 'received') timeline.push(entry(-7, 'reminded', 'center', '', 'center', { clock: 'response' }), entry(-4, 'escalated', 'center', '', 'center', { clock: 'response' }))
  else timeline.push(entry(-6, 'taken', 'u-op', '示例职员甲', 'street_operator'), entry(-5, 'dispatched', 'u-op', '示例职员甲', 'street_operator', { assignee: 'u-grid', text: HOSTILE }))
  if (row.state === 'answered') timeline.push(entry(-2, 'answered', 'u-grid', '示例网格员丙', 'grid_member', { text: '灯已经换好，晚上亮了。' }))
  return {
    ...row,
    assignee_name: people.find((person) => person.id === row.assignee)?.name ?? null,
    clock_quality: 'running',
    score: null,
    rounds: 1,
    extension_asked: null,
    merged_into: null,
    forgotten: false,
    content: { text: HOSTILE, callback: '00000000000' },
    attachments: [
      { index: 0, type: 'png', size: 34567, name: 'A001-1.png' },
      { index: 1, type: 'pdf', size: 1234567, name: 'A001-2.pdf' },
    ],
    timeline,
    chain: 'whole',
    may: row.state === 'received' ? ['taken', 'transferred', 'whistled', 'supervised', 'merged', 'noted'] : ['visited', 'dispatched', 'returned', 'whistled', 'supervised', 'answered', 'extension_asked', 'noted'],
  }
}

const SLOTS = ['page_printer', 'scanner', 'id_reader', 'receipt_printer', 'code_scanner', 'camera']

export function kiosks(count: number, now: number): Kiosk[] {
  return Array.from({ length: count }, (_, k) => {
    const ill = k % 5
    const offline = ill === 4
    return {
      id: `10000000-0000-4000-8000-${String(k + 1).padStart(12, '0')}`,
      name: `${k + 1} 号机`,
      hall: ['街道大厅 东侧', '街道大厅 西侧', '阳光花园社区', '菜市场社区', '滨河社区'][k % 5]!,
      street: organisation.streets[Math.floor((k * 16) / count)]!.id,
      prefix: `A${String(k + 1).padStart(3, '0')}`,
      state: offline ? 'unknown' : ill === 1 ? 'out_of_service' : 'idle',
      online: !offline,
      last_contact: iso(now - (offline ? 42 * 60e3 : 12e3)),
      in_service: !offline && ill !== 1,
      reason: ill === 1 ? 'out_of_paper' : null,
      version: '0.1.0',
      queue: { records: offline ? 7 : 0, bytes: offline ? 812345 : 0 },
      devices: SLOTS.map((slot, s) => ({
        slot, kind: slot,
        state: ill === 1 && s === 0 ? 'fault' : ill === 2 && s === 3 ? 'attention' : 'ok',
        fault: ill === 1 && s === 0 ? 'out_of_paper' : ill === 2 && s === 3 ? 'paper_near_end' : null,
      })),
      supplies: [{ name: 'black toner', level: 62 - ill * 13 }, { name: 'tray-1', level: ill === 1 ? 0 : 72 }, { name: 'waste', level: -1 }],
      enrolled: iso(now - 86400e3 * 30),
      revoked: null,
    }
  })
}

export const users: StaffUser[] = [
  { id: 'u-op', name: 'op01', full_name: '示例职员甲', role: 'street_operator', street: 's01', grid: '', department: '', disabled: false },
  { id: 'u-grid', name: 'grid01', full_name: '示例网格员丙', role: 'grid_member', street: 's01', grid: 's01-g001', department: '', disabled: false },
  { id: 'u-water', name: 'water01', full_name: '示例部门人员', role: 'department_officer', street: '', grid: '', department: 'water', disabled: true },
]
