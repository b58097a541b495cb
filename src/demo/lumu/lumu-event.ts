import type { DemoPerson } from '../tenants';

/** One entry of the portal's audit log. */
export interface LumuEvent {
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  /** Absent: the portal itself. */
  readonly companyId?: string;
  readonly companyName?: string;
  readonly eventType: string;
  readonly performer: { readonly name: string; readonly email: string; readonly role: string };
  readonly context: Readonly<Record<string, unknown>>;
}

const ROLES = { owner: 'Admin', peer: 'Supervisor' } as const;

export function lumuPerformer(person: DemoPerson): LumuEvent['performer'] {
  return { name: person.fullName, email: person.email, role: ROLES[person.role] };
}

export const LUMU_SYSTEM: LumuEvent['performer'] = { name: 'Lumu', email: '', role: 'System' };

/** `{"items":[...]}`, newest first: the shape of a download. */
export function writeLumuItems(events: readonly LumuEvent[]): string {
  const newestFirst = events.toSorted((one, other) => other.timestamp.localeCompare(one.timestamp));
  return `${JSON.stringify({ items: newestFirst }, null, 2)}\n`;
}

/** One object a line, oldest first. */
export function writeLumuLines(events: readonly LumuEvent[]): string {
  const oldestFirst = events.toSorted((one, other) => one.timestamp.localeCompare(other.timestamp));
  return oldestFirst.map((event) => `${JSON.stringify(event)}\n`).join('');
}
