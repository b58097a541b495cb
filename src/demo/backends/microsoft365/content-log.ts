import type { Microseconds } from '@core/entry/entry-time';
import { Random } from '../../random';
import { WORKLOADS, workloadOf } from './unified-record';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
/** Vendors keep content for seven days: entries are spread over a little less, so that all of them can be had. */
const LONGEST_SPREAD = 6.5 * DAY;
/** Entries of one piece of content: larger logs have larger pieces, as the vendor's do. */
const SMALLEST_BLOB = 3;
const LARGEST_BLOB = 200;

/** A piece of content: entries that were stored together, old and new ones mixed. */
export interface Blob {
  readonly created: Microseconds;
  readonly entries: number[];
}

const floorToSecond = (time: Microseconds): Microseconds => Math.floor(time / SECOND) * SECOND;

/** One tenant's log: when each entry happened, and which piece of content holds it. Records are made when asked for. */
export class ContentLog {
  readonly #at: number[] = [];
  readonly #blobs = new Map<string, Blob[]>(WORKLOADS.map(({ type }) => [type, []]));
  readonly #deleted = new Set<number>();

  constructor(seed: string, of: { readonly now: Microseconds; readonly entries: number; readonly days: number }) {
    const random = new Random(`${seed}/log`);
    const spread = Math.min(of.days * DAY, LONGEST_SPREAD) - HOUR;
    const stored: number[] = [];
    for (let index = 0; index < of.entries; index += 1) {
      const at = floorToSecond(of.now - HOUR / 2 - random.fraction() * spread);
      // Mostly within one and a half hours, some within a day; none in the future.
      const delay = random.chance(0.05) ? random.fraction() * DAY : (0.1 + random.fraction() * 1.4) * HOUR;
      this.#at.push(at);
      stored.push(Math.min(at + delay, of.now - 120 * SECOND));
    }
    const size = Math.min(LARGEST_BLOB, Math.max(SMALLEST_BLOB, Math.floor(of.entries / 100)));
    const order = stored.map((_, index) => index).sort((one, other) => (stored[one] ?? 0) - (stored[other] ?? 0));
    for (const index of order) this.#place(index, stored[index] ?? of.now, size);
  }

  #place(index: number, stored: Microseconds, size: number): void {
    const blobs = this.#blobsOf(index);
    const last = blobs.at(-1);
    // A piece does not wait for more than some hours to fill.
    if (last !== undefined && last.entries.length < size && stored - last.created < 3 * HOUR) {
      last.entries.push(index);
      return;
    }
    // Now and then an entry comes twice: it ends one piece and begins the next.
    const again = last !== undefined && blobs.length % 5 === 0 ? last.entries.slice(-1) : [];
    blobs.push({ created: floorToSecond(stored), entries: [...again, index] });
  }

  #blobsOf(index: number): Blob[] {
    return this.#blobs.get(workloadOf(index).type) ?? [];
  }

  /** Entries that share one moment, in pieces of `size`; answers their numbers. */
  add(at: Microseconds, of: { readonly count: number; readonly size: number; readonly now: Microseconds }): number[] {
    const added: number[] = [];
    // Stored a second ago: the list's end is exclusive and goes by whole seconds.
    const created = floorToSecond(of.now) - SECOND;
    for (let number = 0; number < of.count; number += 1) {
      const index = this.#at.length;
      this.#at.push(floorToSecond(at));
      added.push(index);
      const blobs = this.#blobsOf(index);
      const last = blobs.at(-1);
      if (last?.created === created && last.entries.length < of.size) last.entries.push(index);
      else blobs.push({ created, entries: [index] });
    }
    return added;
  }

  delete(index: number): boolean {
    if (this.#at[index] === undefined || this.#deleted.has(index)) return false;
    this.#deleted.add(index);
    return true;
  }

  isHeld(index: number): boolean {
    return this.#at[index] !== undefined && !this.#deleted.has(index);
  }

  at(index: number): Microseconds {
    return this.#at[index] ?? 0;
  }

  blobs(type: string): readonly Blob[] {
    return this.#blobs.get(type) ?? [];
  }

  /** Every entry whose content has not expired. */
  held(keptSince: Microseconds): readonly number[] {
    const held = new Set<number>();
    for (const blobs of this.#blobs.values()) {
      for (const blob of blobs) {
        if (blob.created < keptSince) continue;
        for (const index of blob.entries) if (!this.#deleted.has(index)) held.add(index);
      }
    }
    return [...held];
  }
}
