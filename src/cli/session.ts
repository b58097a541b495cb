import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import { ExpectedFailure } from '@core/failure/failure';
import { Interrupted } from './failures';
import type { Output } from './output';

/** One run of the command line: where it writes, whom it asks, and what Ctrl+C does. */
export class Session {
  readonly output: Output;
  readonly dataFolder: string;
  readonly #connect: () => Promise<ConnectedApplication>;
  #connected: Promise<ConnectedApplication> | null = null;
  #onInterrupt: (() => void) | null = null;
  #rejectInterrupted: (error: Interrupted) => void = () => undefined;
  /** Rejects on Ctrl+C, unless something runs that has to be cancelled in an orderly way. */
  readonly interrupted: Promise<never>;

  constructor(output: Output, dataFolder: string, connect: () => Promise<ConnectedApplication>) {
    this.output = output;
    this.dataFolder = dataFolder;
    this.#connect = connect;
    this.interrupted = new Promise<never>((_, reject) => {
      this.#rejectInterrupted = reject;
    });
    this.interrupted.catch(() => undefined);
  }

  /** Opens the application on the first call, so that a mistyped command starts nothing. */
  application(): Promise<ConnectedApplication> {
    this.#connected ??= this.#connect();
    return this.#connected;
  }

  /** Asks the application; an expected failure is thrown as such. */
  async ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
    const application = await this.application();
    const result = await application.call(name, input);
    if (!result.ok) {
      const { code, message, detail } = result.failure;
      throw new ExpectedFailure(code, message, detail);
    }
    return result.value as CallAnswer<Name>;
  }

  interrupt(): void {
    if (this.#onInterrupt === null) this.#rejectInterrupted(new Interrupted());
    else this.#onInterrupt();
  }

  /** Runs `work`; Ctrl+C calls `cancel` meanwhile. */
  async withCancel<Value>(cancel: () => void, work: () => Promise<Value>): Promise<Value> {
    const before = this.#onInterrupt;
    this.#onInterrupt = cancel;
    try {
      return await work();
    } finally {
      this.#onInterrupt = before;
    }
  }

  async close(): Promise<void> {
    if (this.#connected === null) return;
    const application = await this.#connected.catch(() => null);
    await application?.close();
  }
}
