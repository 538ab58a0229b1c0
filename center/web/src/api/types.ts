// What the center's staff API says; center/api/staff.yaml describes it.

export type Id = string
/** RFC 3339, UTC. */
export type Time = string

export type Role =
  | 'grid_member'
  | 'street_operator'
  | 'street_leader'
  | 'department_officer'
  | 'district_supervisor'
  | 'technician'
  | 'administrator'
  | 'auditor'

export type Menu = 'inbox' | 'cases' | 'fleet' | 'statistics' | 'users' | 'audit' | 'quarantine'

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface User {
  id: Id
  name: string
  full_name: string
  role: Role
  street: string
  grid: string
  department: string
}

export interface Session {
  user: User
  csrf: string
  menus: string[]
  may: string[]
  district: string
}

export interface Place {
  street: string
  street_name: string
  grid: string
  grid_name: string
}

export type RecordKind = 'copy_made' | 'application' | 'appeal' | 'rating' | 'report'
export type CaseState = 'received' | 'taken' | 'dispatched' | 'answered' | 'rated' | 'closed' | 'merged'
export type ClockKind = 'response' | 'dispatch' | 'handle' | 'report_in' | 'rating'

export interface Clock {
  kind: ClockKind
  from: Time
  due: Time
  done_at: Time | null
}

/** What the inbox shows of a case, and what the event stream tells. */
export interface CaseRow {
  id: Id
  number: string
  kind: RecordKind
  category: string
  state: CaseState
  version: number
  place: Place
  received_at: Time
  clocks: Clock[]
  filed_at: Time
  supervised: boolean
  escalation: number
  /** That was whistled to. */
  department: string | null
  /** A user's id. */
  assignee: Id | null
  rating: number | null
}

export type EventType =
  | 'received'
  | 'taken'
  | 'visited'
  | 'dispatched'
  | 'returned'
  | 'transferred'
  | 'whistled'
  | 'reported_in'
  | 'extension_asked'
  | 'extension_granted'
  | 'extension_refused'
  | 'supervised'
  | 'answered'
  | 'rated'
  | 'evaluated'
  | 'check_passed'
  | 'check_failed'
  | 'merged'
  | 'closed'
  | 'noted'
  | 'reminded'
  | 'escalated'

export interface TimelineEntry {
  at: Time
  type: EventType
  actor: { id: Id; name: string; role: string }
  place?: Place | null
  department?: string
  assignee?: Id
  days?: number
  rating?: number
  score?: number
  clock?: ClockKind | null
  text?: string | null
  hash: string
}

export interface Attachment {
  index: number
  type: string
  size: number
  name?: string
}

export interface Case extends CaseRow {
  assignee_name: string | null
  clock_quality: 'unset' | 'running' | 'synchronised'
  score: number | null
  rounds: number
  extension_asked: number | null
  merged_into: Id | null
  /** Retention deleted what was written and shown. */
  forgotten: boolean
  content: { text?: string; callback?: string } | null
  attachments: Attachment[]
  timeline: TimelineEntry[]
  chain: 'whole' | 'broken'
  may: EventType[]
}

export interface CaseEvent {
  type: EventType
  version: number
  text?: string
  assignee?: Id
  department?: string
  /** A street's or a grid's id. */
  place?: string
  days?: number
  score?: number
  other?: Id
}

export interface Grid {
  id: string
  name: string
}
export interface Street {
  id: string
  name: string
  grids: Grid[]
}
export interface Department {
  id: string
  name: string
}
export interface Organisation {
  district: string
  streets: Street[]
  departments: Department[]
}

/** Who a case can be given to. */
export interface Person {
  id: Id
  name: string
  role: Role
  grid: string
  department: string
}

export type Health = 'unknown' | 'ok' | 'attention' | 'fault'

export interface Device {
  slot: string
  kind: string
  state: Health
  fault: string | null
}

export interface Supply {
  name: string
  /** Percent; -1: unknown. */
  level: number
}

export interface Kiosk {
  id: Id
  name: string
  hall: string
  street: string
  prefix: string
  state: string
  online: boolean
  last_contact: Time | null
  in_service: boolean
  reason: string | null
  version: string
  queue: { records: number; bytes: number }
  devices: Device[]
  supplies: Supply[]
  enrolled: Time | null
  revoked: Time | null
}

export type CommandType =
  | 'out_of_service'
  | 'in_service'
  | 'restart'
  | 'reboot'
  | 'test_page'
  | 'device_test'
  | 'send_logs'
  | 'screenshot'

export type Outcome = 'done' | 'waiting_for_visit' | 'refused' | 'expired' | 'failed' | 'unsupported'

export interface Command {
  number: number
  type: CommandType
  arguments: { slot?: string }
  made_by_name: string
  made_at: Time
  expires_at: Time
  /** null: nothing heard yet. */
  outcome: Outcome | null
  detail: string | null
  outcome_at: Time | null
  /** What kind of file there is to open. */
  file: 'log' | 'screenshot' | null
}

export interface StaffUser extends User {
  disabled: boolean
}

export interface AuditEntry {
  sequence: number
  at: Time
  /** The user's name to log in with; an id of somebody who is gone. */
  who: string
  who_id: Id
  what: string
  subject: string
  street: string
  /** JSON; no personal data. */
  detail: string
}

export interface Quarantined {
  id: Id
  number: string
  kind: RecordKind
  kiosk: Id
  street: string
  received_at: Time
  reason: string
}

export interface Statistics {
  services_by_hour: { kind: RecordKind; hour: number; count: number }[]
  /** Of appeals, from received to taken. */
  response: { within_s: number; total: number; taken: number; in_time: number; mean_s: number; median_s: number }
  ratings: Record<'1' | '2' | '3' | '4' | '5' | 'unrated', number>
  by_category: { category: string; count: number }[]
  waiting: { state: CaseState; count: number }[]
  by_grid: (Place & { count: number })[]
}
