import { Timeline } from '../timeline';

const DAY_MS = 86_400_000;
/** Made once: it is slow to make. */
const HUGE_TEXT = 'x'.repeat(50 * 1024 * 1024);
const ACTIONS = ['user.login', 'user.logout', 'role.assign', 'file.share', 'policy.update', 'key.rotate'] as const;
const PEOPLE = ['imke', 'rosa', 'taro', 'vikram', 'w. "dot" price', 'zoë'] as const;
const SEVERITIES = ['info', 'info', 'info', 'info', 'warning', 'error'] as const;

export interface LogOptions {
  readonly tenant: number;
  readonly seed: string;
  readonly entries: number;
  readonly days: number;
  readonly nowMs: number;
}

/** The log of one tenant: times only; entries are rendered from their numbers when they are asked for. */
export class DescribedLog {
  readonly times: Timeline;
  readonly #tenant: number;
  readonly #seed: number;
  readonly #huge = new Set<number>();

  constructor({ tenant, seed, entries, days, nowMs }: LogOptions) {
    this.#tenant = tenant;
    this.#seed = hash(seed, tenant);
    const step = (days * DAY_MS) / Math.max(1, entries);
    this.times = new Timeline(
      Array.from({ length: entries }, (_, number) => {
        const jitter = mixed(this.#seed, number) / 4_294_967_296;
        const at = Math.floor(nowMs - days * DAY_MS + (number + jitter) * step);
        return { at, stored: at };
      }),
    );
  }

  /** Has the form of a UUID, and holds tenant and number. */
  idOf(entry: number): string {
    const tenant = this.#tenant.toString(16).padStart(4, '0');
    return `${this.#seed.toString(16).padStart(8, '0')}-${tenant}-4000-8000-${entry.toString(16).padStart(12, '0')}`;
  }

  /** The number of an id of this log; -1 for every other. */
  entryOf(id: string): number {
    const entry = Number.parseInt(id.slice(24), 16);
    return Number.isSafeInteger(entry) && this.idOf(entry) === id ? entry : -1;
  }

  addHuge(at: number, stored: number): void {
    this.#huge.add(this.times.add(at, stored));
  }

  /** The record as JSON. `isChanged`: as the backend would tell it had it been edited meanwhile. */
  render(entry: number, time: 'iso' | 'epoch', isChanged = false): string {
    const at = this.times.atOf(entry);
    const draw = mixed(this.#seed, entry + 1_000_003);
    const person = PEOPLE[draw % PEOPLE.length] ?? PEOPLE[0];
    const record = JSON.stringify({
      id: this.idOf(entry),
      time: time === 'iso' ? new Date(at).toISOString() : at,
      action: ACTIONS[(draw >>> 4) % ACTIONS.length],
      severity: SEVERITIES[(draw >>> 8) % SEVERITIES.length],
      actor: { name: person, email: `${person.replace(/[^a-z]/g, '')}@demo.example` },
      target: { type: 'document', name: `Plan "${draw % 97}" – Büro` },
      ip: `198.51.100.${(draw >>> 12) % 250}`,
      ...(isChanged ? { note: 'changed afterwards' } : {}),
    });
    return this.#huge.has(entry) ? `${record.slice(0, -1)},"attachment":"${HUGE_TEXT}"}` : record;
  }
}

function hash(text: string, number: number): number {
  let value = 0x811c9dc5 ^ number;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** A number that looks random, the same for the same two. */
function mixed(seed: number, number: number): number {
  let value = Math.imul(seed ^ (number + 0x9e3779b9), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
