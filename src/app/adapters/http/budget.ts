import type { CancelSignal } from '@core/archive/archive';
import type { TrafficRules } from '@core/http/http-client';
import PQueue from 'p-queue';

/** Clock and patience, so that a test need not wait. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early with `cancelled`. */
  wait(milliseconds: number, signal: CancelSignal): Promise<void>;
  /** `[0, 1)`. */
  random(): number;
}

/** How often one backend may be asked, over all openings of its connection; and that it asked to be left alone for a while. */
export class Budget {
  readonly #queue: PQueue;
  readonly #timing: Timing;
  #heldUntil = 0;

  constructor(rules: Pick<TrafficRules, 'requests' | 'perMs' | 'parallel'>, timing: Timing) {
    this.#timing = timing;
    this.#queue = new PQueue({
      concurrency: rules.parallel,
      interval: rules.perMs,
      intervalCap: rules.requests,
      strict: true,
    });
  }

  /** Nothing is sent before that moment (milliseconds since 1970). */
  holdUntil(moment: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, moment);
  }

  /** Runs `work` when its turn has come. A turn is given up where `signal` says so. */
  run<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    return this.#queue.add(
      async () => {
        for (let left = this.#left(); left > 0; left = this.#left()) await this.#timing.wait(left, signal);
        return work();
      },
      { signal },
    );
  }

  #left(): number {
    return this.#heldUntil - this.#timing.now();
  }
}
