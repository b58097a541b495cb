import { ExpectedFailure } from '@core/failure/failure';

/** Work waits here while it is paused, and ends here once it is cancelled. */
export class PauseGate {
  readonly #signal: AbortSignal;
  #isPaused = false;
  #waiting: (() => void)[] = [];

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#release(), { once: true });
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  set(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.#release();
  }

  /** Fails with `cancelled`. */
  async pass(): Promise<void> {
    while (this.#isPaused && !this.#signal.aborted) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#signal.aborted) throw new ExpectedFailure('cancelled', 'The collection was cancelled.');
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
