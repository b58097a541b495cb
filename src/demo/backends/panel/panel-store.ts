import { EntryOrder } from './entry-order';
import { hexadecimal, mix } from './mix';

/** Why an entry is there; `task` are the generated ones. */
export type EntryKind = 'task' | 'late' | 'sign-in' | 'failed-login' | 'crowd' | 'huge' | 'nightly-report';

interface AddedEntry {
  readonly at: number;
  readonly tenant: number;
  readonly kind: EntryKind;
}

const DAY_MS = 86_400_000;
/** The last part of the id of an entry that the panel wrote about a sign-in of ours. */
const SIGN_IN_MARK = '0ba51c00';
const TASK_MARK = '0a7a5c00';

export interface StoreOptions {
  /** Customers; entries of theirs alone are generated. */
  readonly customers: number;
  readonly entriesPerTenant: number;
  readonly days: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number;
}

/** The stand-in's log: a time for each entry and nothing else, so that millions take a few megabytes. */
export class PanelStore {
  readonly #options: StoreOptions;
  readonly #times: Float64Array;
  readonly #added: AddedEntry[] = [];
  readonly #gone = new Set<number>();
  readonly #whole: EntryOrder;
  /** By place in the world; 0 is the reseller. */
  readonly #tenants: readonly EntryOrder[];
  /** Raised with every change. */
  version = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
    const { customers, entriesPerTenant } = options;
    const size = customers * entriesPerTenant;
    this.#times = Float64Array.from({ length: size }, (_, entry) => this.#spread(entry));
    const atOf = (entry: number): number => this.atOf(entry);
    const numbers = Uint32Array.from({ length: size }, (_, entry) => entry);
    this.#tenants = Array.from({ length: customers + 1 }, (_, place) => {
      const from = (place - 1) * entriesPerTenant;
      const own = place === 0 ? new Uint32Array() : numbers.slice(from, from + entriesPerTenant);
      return new EntryOrder(own, atOf);
    });
    this.#whole = new EntryOrder(
      numbers.slice().sort((one, other) => atOf(one) - atOf(other) || one - other),
      atOf,
    );
  }

  /** Epoch milliseconds. */
  atOf(entry: number): number {
    return this.#times[entry] ?? this.#added[entry - this.#times.length]?.at ?? Number.NaN;
  }

  tenantOf(entry: number): number {
    const added = this.#added[entry - this.#times.length];
    return added?.tenant ?? Math.floor(entry / this.#options.entriesPerTenant) + 1;
  }

  kindOf(entry: number): EntryKind {
    return this.#added[entry - this.#times.length]?.kind ?? 'task';
  }

  /** 32 hexadecimal digits; in their order entries of all times and tenants are mixed. */
  idOf(entry: number): string {
    const mark = this.kindOf(entry) === 'sign-in' ? SIGN_IN_MARK : TASK_MARK;
    return `${hexadecimal(this.#rank(entry))}${hexadecimal(this.#options.seed)}${hexadecimal(entry)}${mark}`;
  }

  /** The order of ids. */
  compareIds(one: number, other: number): number {
    return this.#rank(one) - this.#rank(other) || one - other;
  }

  /** The log of a tenant's place, or of the reseller's whole subtree (0). */
  order(place: number): EntryOrder | null {
    return place === 0 ? this.#whole : (this.#tenants[place] ?? null);
  }

  add(added: AddedEntry): number {
    const entry = this.#times.length + this.#added.length;
    this.#added.push(added);
    this.#whole.add(entry);
    if (added.tenant !== 0) this.#tenants[added.tenant]?.add(entry);
    this.version += 1;
    return entry;
  }

  delete(ids: readonly string[]): number {
    return this.deleteEntries(
      ids.map((id) => Number.parseInt(id.slice(16, 24), 16)).filter((entry) => this.#has(entry)),
    );
  }

  /** The entry of this id; null: there is none. */
  find(id: string): number | null {
    const entry = Number.parseInt(id.slice(16, 24), 16);
    return this.#has(entry) && this.idOf(entry) === id ? entry : null;
  }

  deleteEntries(entries: readonly number[]): number {
    const going = new Set(entries.filter((entry) => this.#has(entry)));
    if (going.size === 0) return 0;
    for (const entry of going) this.#gone.add(entry);
    for (const order of [this.#whole, ...this.#tenants]) order.sweep((entry) => going.has(entry));
    this.version += 1;
    return going.size;
  }

  *all(): Generator<number> {
    const size = this.#times.length + this.#added.length;
    for (let entry = 0; entry < size; entry += 1) if (!this.#gone.has(entry)) yield entry;
  }

  #has(entry: number): boolean {
    return entry >= 0 && entry < this.#times.length + this.#added.length && !this.#gone.has(entry);
  }

  #rank(entry: number): number {
    return mix(entry ^ this.#options.seed);
  }

  /** Evenly over the days up to now, in the database's ticks of a third of a hundredth of a second. */
  #spread(entry: number): number {
    const { entriesPerTenant, days, now, seed } = this.#options;
    const place = (entry % entriesPerTenant) + mix(entry ^ seed ^ 0x5bd1e995) / 4_294_967_296;
    const at = Math.floor(now - days * DAY_MS + (place / entriesPerTenant) * days * DAY_MS);
    return at - (at % 10) + ([0, 3, 7][mix(entry) % 3] ?? 0) - 10;
  }
}

/** True for an entry that the stand-in wrote because a program signed in with HTTP Basic. */
export function isSignInEntry(id: string): boolean {
  return id.endsWith(SIGN_IN_MARK);
}
