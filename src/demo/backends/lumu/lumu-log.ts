import { LUMU_EVENT_TYPES } from '@core/backends/lumu/event-types';
import { Timeline } from '../timeline';

const DAY_MS = 86_400_000;
/** Made once: it is slow to make. */
const HUGE_TEXT = 'x'.repeat(50 * 1024 * 1024);
const TYPES = LUMU_EVENT_TYPES.flatMap((area) => area.tasks);
const PEOPLE = [
  { name: 'Silvia Marchetti', email: 's.marchetti@bluegate-it.example', role: 'Admin' },
  { name: 'Jonas Holloway', email: 'j.holloway@bluegate-it.example', role: 'Supervisor' },
  { name: 'Yuki Tanaka', email: 'y.tanaka@bluegate-it.example', role: 'Supervisor' },
] as const;

export interface LumuCompany {
  /** null: the portal itself. */
  readonly id: string | null;
  readonly name: string;
}

export interface LumuLogOptions {
  readonly companies: readonly LumuCompany[];
  readonly seed: string;
  readonly entriesPerCompany: number;
  readonly days: number;
  readonly nowMs: number;
}

/** The log of the whole portal: times only; which company an entry is of follows from its number. */
export class LumuLog {
  readonly times: Timeline;
  readonly #companies: readonly LumuCompany[];
  readonly #seed: number;
  readonly #added = new Map<number, LumuCompany>();
  readonly #huge = new Set<number>();

  constructor({ companies, seed, entriesPerCompany, days, nowMs }: LumuLogOptions) {
    this.#companies = companies;
    this.#seed = hash(seed);
    const count = entriesPerCompany * companies.length;
    const step = (days * DAY_MS) / Math.max(1, count);
    this.times = new Timeline(
      Array.from({ length: count }, (_, number) => {
        const at = Math.floor(nowMs - days * DAY_MS + (number + mixed(this.#seed, number) / 4_294_967_296) * step);
        return { at, stored: at };
      }),
    );
  }

  /** Generated entries go round the companies; one that a fault adds is the portal's unless said otherwise. */
  companyOf(entry: number): LumuCompany {
    const found = this.#added.get(entry) ?? this.#companies[entry % this.#companies.length];
    return found ?? { id: null, name: 'Portal' };
  }

  add(company: LumuCompany, at: number, stored: number): number {
    const entry = this.times.add(at, stored);
    this.#added.set(entry, company);
    return entry;
  }

  addHuge(at: number, stored: number): void {
    this.#huge.add(this.times.add(at, stored));
  }

  /** Has the form of a UUID, and holds the number. */
  idOf(entry: number): string {
    return `${this.#seed.toString(16).padStart(8, '0')}-0000-4000-8000-${entry.toString(16).padStart(12, '0')}`;
  }

  /** The number of an id; -1 for every other. */
  entryOf(id: string): number {
    const entry = Number.parseInt(id.slice(24), 16);
    return Number.isSafeInteger(entry) && this.idOf(entry) === id ? entry : -1;
  }

  render(entry: number, isChanged = false): string {
    const company = this.companyOf(entry);
    const draw = mixed(this.#seed, entry + 1_000_003);
    const record = JSON.stringify({
      id: this.idOf(entry),
      timestamp: new Date(this.times.atOf(entry)).toISOString(),
      ...(company.id === null ? {} : { companyId: company.id, companyName: company.name }),
      eventType: (TYPES[draw % TYPES.length] ?? 'User Login').replaceAll(' ', ''),
      performer: PEOPLE[(draw >>> 8) % PEOPLE.length],
      context: {
        ipAddress: `198.51.100.${(draw >>> 12) % 250}`,
        name: `Site "${draw % 89}" – Süd`,
        ...(isChanged ? { note: 'changed afterwards' } : {}),
      },
    });
    return this.#huge.has(entry) ? `${record.slice(0, -1)},"attachment":"${HUGE_TEXT}"}` : record;
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function mixed(seed: number, number: number): number {
  let value = Math.imul(seed ^ (number + 0x9e3779b9), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
