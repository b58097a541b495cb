import type { Connection } from '@core/connections/connection';
import type { Microseconds } from '@core/entry/entry-time';
import type { BugLog } from '../../router';
import type { CollectionPorts } from './collection-ports';
import type { Collections } from './collections';

/** How often the clock is looked at: a machine that slept, or a clock that was set, is noticed as soon. */
const TICK_MS = 15_000;
/** The window is there first. */
const FIRST_TICK_MS = 3_000;
const HOUR: Microseconds = 3_600_000_000;

export interface SchedulerPorts {
  readonly collections: Collections;
  readonly archive: Pick<CollectionPorts['archive'], 'windows'>;
  readonly connections: Pick<CollectionPorts['connections'], 'list'>;
  readonly now: () => Microseconds;
  readonly logBug: BugLog;
}

/** Collects on start and every so many hours while the program is open, each connection by its own hours. */
export class Scheduler {
  readonly #ports: SchedulerPorts;
  /** When each connection was collected last, as far as is known. */
  readonly #last = new Map<string, Microseconds | null>();
  readonly #startedAt: Microseconds;
  #isFirst = true;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();

  constructor(ports: SchedulerPorts) {
    this.#ports = ports;
    this.#startedAt = ports.now();
  }

  start(): void {
    this.#plan(FIRST_TICK_MS);
  }

  /** Waits until it looks at nothing any more. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#looking;
  }

  /** When a connection is collected by itself again; null: by hand only. */
  nextAt(connectionId: string): Microseconds | null {
    const connection = this.#ports.connections.list().find(({ id }) => id === connectionId);
    return connection === undefined ? null : this.#dueAt(connection);
  }

  /** One look at the clock; public for tests. */
  async look(): Promise<void> {
    const { collections, connections, now } = this.#ports;
    if (collections.isRunning) return;
    const all = connections.list().filter(({ isEnabled }) => isEnabled);
    for (const connection of all) await this.#learn(connection);
    // A clock that was set back must not put the next collection off for longer than its hours.
    for (const [id, last] of this.#last) if (last !== null && last > now()) this.#last.set(id, now());
    const atStart = this.#isFirst ? all.filter(({ collectOnStart }) => collectOnStart) : [];
    this.#isFirst = false;
    const due = all.filter((one) => atStart.includes(one) || (this.#dueAt(one) ?? Number.POSITIVE_INFINITY) <= now());
    if (due.length === 0) return;
    const trigger = atStart.length > 0 ? 'start' : 'schedule';
    await collections.start({ connections: due, tenants: null, since: null, until: null, isAnew: false }, trigger);
    for (const { id } of due) this.#last.set(id, now());
  }

  #dueAt({ id, isEnabled, everyHours }: Connection): Microseconds | null {
    if (!isEnabled || everyHours === null) return null;
    const last = this.#last.get(id) ?? null;
    return last === null ? Math.min(this.#startedAt, this.#ports.now()) : last + everyHours * HOUR;
  }

  /** The newest window reaches to the moment it was asked, so the last hours tell when that was. */
  async #learn({ id, everyHours }: Connection): Promise<void> {
    if (everyHours === null || this.#last.has(id)) return;
    const from = this.#ports.now() - everyHours * HOUR;
    const windows = await this.#ports.archive.windows({ connectionId: id, from });
    const askedAt = windows.reduce((last, window) => Math.max(last, window.askedAt), Number.NEGATIVE_INFINITY);
    this.#last.set(id, askedAt === Number.NEGATIVE_INFINITY ? null : askedAt);
  }

  #plan(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.look()
        .catch((error: unknown) => void this.#ports.logBug('the schedule of collections', error))
        .finally(() => {
          if (this.#timer !== null) this.#plan(TICK_MS);
        });
    }, milliseconds);
    this.#timer.unref();
  }
}
