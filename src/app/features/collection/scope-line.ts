import type { BatchOutcome } from '@core/archive/archive';
import type { ScopeProgress } from '@core/collection/collection-progress';
import type { UnaskedPart } from '@core/coverage/coverage-ledger';
import type { TimeSpan } from '@core/coverage/time-spans';
import type { Microseconds } from '@core/entry/entry-time';

const CANCELLED = 'The run was cancelled; the next collection goes on here.';

/** More reasons than this say nothing new. */
const MOST_REASONS = 20;

export interface ScopeName {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly scope: string;
  readonly title: string;
  readonly tenants: readonly string[];
}

/** What a run does for one scope, as it goes on. */
export class ScopeLine {
  readonly #name: ScopeName;
  #state: ScopeProgress['state'] = 'waiting';
  #windowsDone = 0;
  #windowsTotal = 0;
  #read = 0;
  #added = 0;
  #duplicates = 0;
  #from: Microseconds | null = null;
  #completeTo: Microseconds | null = null;
  #gapFrom: Microseconds | null = null;
  #hasComplete = false;
  readonly #reasons = new Set<string>();

  constructor(name: ScopeName) {
    this.#name = name;
  }

  get windowsDone(): number {
    return this.#windowsDone;
  }

  get windowsTotal(): number {
    return this.#windowsTotal;
  }

  get isDone(): boolean {
    return this.#state !== 'waiting' && this.#state !== 'asking';
  }

  get isAsking(): boolean {
    return this.#state === 'asking';
  }

  /** null where it was asked, will be, or had nothing to be asked for. */
  get unasked(): UnaskedPart | null {
    if (!this.isDone || this.#from !== null || this.#reasons.size === 0) return null;
    return { ...this.#name, isCancelled: this.#state === 'cancelled', reasons: [...this.#reasons] };
  }

  expect(windows: number): void {
    this.#windowsTotal += windows;
  }

  begin(): void {
    this.#state = 'asking';
  }

  committed(read: number, { added, duplicates }: BatchOutcome): void {
    this.#read += read;
    this.#added += added;
    this.#duplicates += duplicates;
  }

  asked({ from }: TimeSpan): void {
    this.#from = Math.min(this.#from ?? from, from);
  }

  complete({ to }: TimeSpan): void {
    this.#windowsDone += 1;
    this.#hasComplete = true;
    this.#completeTo = Math.max(this.#completeTo ?? to, to);
  }

  /** The window held too much, or could not be read as a whole: its parts are asked for. */
  split(): void {
    this.#windowsDone += 1;
  }

  /** A window that is not complete, and will not be in this run. */
  lacks({ from }: TimeSpan, reason: string): void {
    this.#windowsDone += 1;
    this.#gapFrom = Math.min(this.#gapFrom ?? from, from);
    this.because(reason);
  }

  because(reason: string): void {
    if (this.#reasons.size < MOST_REASONS) this.#reasons.add(reason);
  }

  end(): void {
    if (this.#reasons.size === 0) this.#state = 'complete';
    else this.#state = this.#hasComplete ? 'not-complete' : 'failed';
  }

  cancel(): void {
    if (this.isDone) return;
    this.#state = 'cancelled';
    this.because(CANCELLED);
  }

  snapshot(): ScopeProgress {
    const completeTo = this.#completeTo;
    return {
      ...this.#name,
      state: this.#state,
      windowsDone: this.#windowsDone,
      windowsTotal: this.#windowsTotal,
      read: this.#read,
      added: this.#added,
      duplicates: this.#duplicates,
      from: this.#from,
      completeTo: completeTo === null ? null : Math.min(completeTo, this.#gapFrom ?? completeTo),
      reasons: [...this.#reasons],
    };
  }
}
