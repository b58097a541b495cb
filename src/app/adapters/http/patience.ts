import type { Again, AttemptFailure } from './attempt-failure';
import type { HttpLimits } from './http-limits';

/** How long one request is tried on: counts its attempts by what went wrong, and says how long to wait for the next. */
export class Patience {
  readonly #limits: HttpLimits;
  readonly #isRepeatable: boolean;
  readonly #random: () => number;
  #failed = 0;
  #timeouts = 0;
  #throttled = 0;
  #waitedMs = 0;
  #hasNewToken = false;

  constructor(limits: HttpLimits, isRepeatable: boolean, random: () => number) {
    this.#limits = limits;
    this.#isRepeatable = isRepeatable;
    this.#random = random;
  }

  /** Milliseconds to wait before the next attempt; null: give up. */
  next(failed: AttemptFailure): number | null {
    const { again } = failed;
    if (again === 'never' || !this.#mayRepeat(again)) return null;
    if (again === 'token') return this.#newToken();
    if (again === 'throttled' || again === 'unavailable') return this.#throttledWait(failed.retryAfterMs);
    this.#failed += 1;
    if (again === 'timeout') this.#timeouts += 1;
    if (this.#failed >= this.#limits.tries || this.#timeouts >= this.#limits.timeoutTries) return null;
    return this.#backOff(this.#failed);
  }

  /** What must not be sent twice is sent again only where the backend cannot have acted on it. */
  #mayRepeat(again: Again): boolean {
    return this.#isRepeatable || again === 'unsent' || again === 'throttled' || again === 'token';
  }

  #newToken(): number | null {
    if (this.#hasNewToken) return null;
    this.#hasNewToken = true;
    return 0;
  }

  #throttledWait(retryAfterMs: number | null): number | null {
    this.#throttled += 1;
    if (this.#throttled >= this.#limits.throttledTries) return null;
    const wait = retryAfterMs === null || retryAfterMs <= 0 ? this.#backOff(this.#throttled) : retryAfterMs;
    if (this.#waitedMs + wait > this.#limits.throttledMs) return null;
    this.#waitedMs += wait;
    return wait;
  }

  /** Exponential, with jitter over its upper half, so that many clients do not come back at the same moment. */
  #backOff(turn: number): number {
    const whole = Math.min(this.#limits.firstWaitMs * 2 ** (turn - 1), this.#limits.longestWaitMs);
    return Math.round(whole * (0.5 + this.#random() / 2));
  }
}
