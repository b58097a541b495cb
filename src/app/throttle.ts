/** Runs `work` soon after the first of many calls, then at most once per interval; the last call is never lost. */
export class Throttle {
  readonly #interval: number;
  readonly #work: () => void;
  #timer: NodeJS.Timeout | null = null;
  #ran = 0;

  constructor(intervalMilliseconds: number, work: () => void) {
    this.#interval = intervalMilliseconds;
    this.#work = work;
  }

  readonly call = (): void => {
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#ran + this.#interval - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#ran = Date.now();
      this.#work();
    }, wait);
  };

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
