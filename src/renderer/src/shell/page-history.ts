import { fromAddress, LONGEST_ADDRESS, type Place, type ReadAddress, toAddress } from '@core/search/search-address';
import { criteriaOf, type Search, searchSchema, type Snapshot, snapshotSchema } from '@core/search/search';
import { z } from 'zod';

/** What the browser keeps with a step beside its address: it survives a reload, and goes with the window. */
const stepSchema = z.object({
  /** Counts the steps of this window from 0. */
  veritrailStep: z.number().int().min(0),
  snapshot: snapshotSchema.nullable(),
  /** A search that is too long for an address. */
  search: searchSchema.nullable(),
});
type Step = z.infer<typeof stepSchema>;

/** A window's history and address, by their shape. */
export interface HistoryWindow {
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'go'>;
  readonly location: Pick<Location, 'hash'>;
}

/** Stands for a search that only the window's own history knows. */
const KEPT = 'search?v=1&kept=1';
const PREFIX = '#/';

/** A place with what its step keeps beside the address. */
export interface Stand {
  readonly place: Place;
  readonly snapshot: Snapshot | null;
}

export type ReadStand = { readonly ok: true; readonly stand: Stand } | Extract<ReadAddress, { ok: false }>;

/** The steps of one window. Each applied search is a step; what is moved within a search changes its step. */
export class PageHistory {
  readonly #window: HistoryWindow;
  #shown: Place | null = null;
  #address = '';
  /** The hash as it was left: another one means that somebody has gone elsewhere, of which the event is on its way. */
  #hash: string;
  #step = 0;
  #last = 0;
  /** The address that an opened entry lies over: closing it goes back to that step. */
  #openedOver: string | null = null;
  #isReturning = false;
  #steps = { canGoBack: false, canGoForward: false };
  readonly #listeners = new Set<() => void>();
  #waiting: { readonly stand: Stand; readonly isTyping: boolean } | null = null;

  constructor(window: HistoryWindow) {
    this.#window = window;
    this.#hash = window.location.hash;
    this.#step = stepSchema.safeParse(window.history.state).data?.veritrailStep ?? 0;
    this.#last = this.#step;
    this.#steps = { canGoBack: this.#step > 0, canGoForward: false };
  }

  /** Which ways there are; the same object until they change. */
  readonly steps = (): { readonly canGoBack: boolean; readonly canGoForward: boolean } => this.#steps;

  /** Hears of changed ways. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    const canGoBack = this.#step > 0;
    const canGoForward = this.#step < this.#last;
    if (canGoBack === this.#steps.canGoBack && canGoForward === this.#steps.canGoForward) return;
    this.#steps = { canGoBack, canGoForward };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Where the address stands; null: it names no place at all. */
  read(): ReadStand | null {
    const { hash } = this.#window.location;
    if (hash === '' || hash === '#' || hash === PREFIX) return null;
    const step = stepSchema.safeParse(this.#window.history.state).data ?? null;
    const address = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : hash;
    const snapshot = step?.snapshot ?? null;
    if (address.startsWith(KEPT)) return keptStand(address, step?.search ?? null, snapshot);
    const read = fromAddress(address);
    return read.ok ? { ok: true, stand: { place: read.place, snapshot } } : read;
  }

  /** Takes down what the window shows now. `isTyping`: it comes from the field whose last change is a step already. */
  record(stand: Stand, isTyping: boolean): void {
    if (this.#isReturning) {
      this.#waiting = { stand, isTyping };
      return;
    }
    if (this.#window.location.hash !== this.#hash) return;
    const { place, snapshot } = stand;
    const address = addressOf(place);
    const state = (step: number): Step => ({
      veritrailStep: step,
      snapshot,
      search: address.startsWith(KEPT) && place.kind === 'search' ? place.search : null,
    });
    const kind = this.#shown === null ? 'same' : stepKind(this.#shown, place);
    const isUnchanged = this.#shown !== null && address === this.#address && kind === 'same';
    const before = { place: this.#shown, address: this.#address };
    this.#shown = place;
    this.#address = address;
    if (isUnchanged && !isKeptAnew(this.#window.history.state, state(this.#step))) return;
    if (kind === 'move' && address === this.#openedOver) return this.#return();
    if (kind === 'step' && !isTyping) {
      this.#openedOver = isOpening(before.place, place) ? before.address : null;
      this.#step += 1;
      this.#last = this.#step;
      this.#window.history.pushState(state(this.#step), '', PREFIX + address);
    } else this.#window.history.replaceState(state(this.#step), '', PREFIX + address);
    this.#hash = this.#window.location.hash;
    this.#tell();
  }

  /**
   * What the user went to, by back, forward or a changed address. `skipped`: it shows what is shown already, so that the
   * next step in the same direction is on its way; null: the address is not a place.
   */
  arrive(): ReadStand | 'skipped' | null {
    const state = stepSchema.safeParse(this.#window.history.state).data ?? null;
    this.#openedOver = null;
    this.#hash = this.#window.location.hash;
    if (this.#isReturning) return this.#returned(state);
    const from = this.#step;
    // An address that the user typed is a step further, and what was ahead of it is gone.
    if (state === null) this.#last = from + 1;
    this.#step = state?.veritrailStep ?? from + 1;
    this.#last = Math.max(this.#last, this.#step);
    this.#tell();
    const read = this.read();
    if (read === null || !read.ok) return read;
    const address = addressOf(read.stand.place);
    const isEdge = this.#step <= 0 || this.#step >= this.#last;
    if (state !== null && address === this.#address && !isEdge) {
      this.#window.history.go(this.#step < from ? -1 : 1);
      return 'skipped';
    }
    this.#shown = read.stand.place;
    this.#address = address;
    return read;
  }

  /** Puts what is shown back into the address, where what came there is no place. */
  restore(snapshot: Snapshot | null): void {
    const shown = this.#shown;
    this.#shown = null;
    if (shown !== null) this.record({ place: shown, snapshot }, true);
  }

  #return(): void {
    this.#openedOver = null;
    this.#isReturning = true;
    this.#window.history.go(-1);
  }

  #returned(state: Step | null): 'skipped' {
    this.#isReturning = false;
    this.#step = state?.veritrailStep ?? this.#step;
    this.#tell();
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) this.record(waiting.stand, waiting.isTyping);
    return 'skipped';
  }

  back(): void {
    this.#window.history.go(-1);
  }

  forward(): void {
    this.#window.history.go(1);
  }
}

function addressOf(place: Place): string {
  const address = toAddress(place);
  if (address.length <= LONGEST_ADDRESS || place.kind !== 'search') return address;
  const { entry, page } = place;
  return `${KEPT}${entry === null ? '' : `&entry=${entry}`}${page === null ? '' : `&page=${page}`}`;
}

function keptStand(address: string, search: Search | null, snapshot: Snapshot | null): ReadStand {
  const read = fromAddress(address.replace('&kept=1', '&range=all'));
  if (search === null || !read.ok || read.place.kind !== 'search') {
    return { ok: false, problem: 'its search is too long for an address, and only the window that made it knows it' };
  }
  return { ok: true, stand: { place: { ...read.place, search }, snapshot } };
}

const isKeptAnew = (before: unknown, now: Step): boolean => JSON.stringify(before) !== JSON.stringify(now);

/** Whether going from one place to the other is a step to go back from, or a move within one. */
export function stepKind(from: Place, to: Place): 'step' | 'move' | 'same' {
  if (from.kind !== to.kind) return 'step';
  if (from.kind === 'search' && to.kind === 'search') {
    if (listOf(from.search) !== listOf(to.search)) return 'step';
    // An entry that is opened is a step; going on to the next one, or closing it, is none.
    if (from.entry === null && to.entry !== null) return 'step';
    return toAddress(from) === toAddress(to) ? 'same' : 'move';
  }
  return toAddress(from) === toAddress(to) ? 'same' : 'step';
}

function isOpening(from: Place | null, to: Place): boolean {
  if (from?.kind !== 'search' || to.kind !== 'search') return false;
  return from.entry === null && to.entry !== null && listOf(from.search) === listOf(to.search);
}

const listOf = (search: Search): string => JSON.stringify([criteriaOf(search), search.sort]);
