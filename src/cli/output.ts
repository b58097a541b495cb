import { OutputClosed } from './failures';
import { jsonLine, visibleLines } from './visible-text';

/** Results on standard output, everything else on standard error. */
export class Output {
  readonly #stdout: NodeJS.WriteStream;
  readonly #stderr: NodeJS.WriteStream;
  #isClosed = false;
  #wokenOnClose: (() => void) | null = null;
  #progressIsShown = false;

  constructor(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
      this.#isClosed = true;
      this.#wokenOnClose?.();
    });
    // Nobody reads our messages: that is no reason to stop the work.
    stderr.on('error', () => undefined);
  }

  /** True where a person looks at standard output. */
  get isTerminal(): boolean {
    return this.#stdout.isTTY;
  }

  /** Writes and waits until the reader keeps up. Fails with `OutputClosed` where the reader went away. */
  async write(data: string | Uint8Array): Promise<void> {
    if (this.#isClosed) throw new OutputClosed();
    if (!this.#stdout.write(data)) {
      await new Promise<void>((resolve) => {
        this.#wokenOnClose = resolve;
        this.#stdout.once('drain', resolve);
      });
      this.#wokenOnClose = null;
    }
    if (this.#isClosed) throw new OutputClosed();
  }

  async line(text: string): Promise<void> {
    await this.write(`${text}\n`);
  }

  async json(value: unknown): Promise<void> {
    await this.line(jsonLine(value));
  }

  /** A sentence for the user, on standard error. */
  say(text: string): void {
    this.clearProgress();
    this.#stderr.write(`${visibleLines(text)}\n`);
  }

  /** A line that the next one replaces; only where a person looks at standard error. */
  progress(text: string): void {
    if (!this.#stderr.isTTY) return;
    this.#progressIsShown = true;
    this.#stderr.write(`\r\u001B[K${visibleLines(text)}`);
  }

  clearProgress(): void {
    if (!this.#progressIsShown) return;
    this.#progressIsShown = false;
    this.#stderr.write('\r\u001B[K');
  }

  /** Resolves once everything has been handed to the system. */
  async flush(): Promise<void> {
    if (this.#isClosed) return;
    await new Promise<void>((resolve) => {
      this.#wokenOnClose = resolve;
      this.#stdout.write('', () => resolve());
    });
  }
}
