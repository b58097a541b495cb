import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import { ExpectedFailure } from '@core/failure/failure';
import { Interrupted } from './failures';
import type { Output } from './output';

/** Calls that change nothing. */
const QUESTIONS: ReadonlySet<CallName> = new Set([
  'search.page',
  'search.slice',
  'search.count',
  'search.facet',
  'search.histogram',
  'search.explainEmpty',
  'entry.read',
  'entry.text',
  'entry.bytes',
  'links.resolve',
  'imports.list',
  'imports.read',
  'imports.rejected',
  'mappings.list',
  'savedSearches.list',
  'savedSearches.folders',
  'savedSearches.since',
  'tenantGroups.list',
  'tenantGroups.match',
  'connections.list',
  'connections.connectors',
  'collection.read',
  'coverage.calendar',
  'coverage.windows',
  'coverage.rollOff',
  'coverage.tenants',
  'artefacts.ofEntry',
  'clearLog.choices',
  'clearLog.plan',
  'clearLog.history',
]);
/** `file-refused`: the handle was made by an owner that has ended. */
const PASSING: ReadonlySet<string> = new Set(['host-stopped', 'file-refused']);
const MOST_TURNS = 6;
const PAUSE_MS = 150;

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

  /**
   * Runs `work` again where the process that owned the data folder has ended in the middle: by then another one, or we,
   * own it. `work` must do no harm when it is done twice, and get its file handles anew.
   */
  async retrying<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let turn = 1; ; turn += 1) {
      try {
        return await work();
      } catch (error) {
        const mayPass = error instanceof ExpectedFailure && PASSING.has(error.code) && turn < MOST_TURNS;
        if (!mayPass) throw error;
        await new Promise((resolve) => setTimeout(resolve, turn * PAUSE_MS));
      }
    }
  }

  /** Asks the application; an expected failure is thrown as such. Questions are asked again of the next owner. */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
    return QUESTIONS.has(name) ? this.retrying(() => this.#ask(name, input)) : this.#ask(name, input);
  }

  /** Where others work in our process, waits until they are done: our end would be theirs. */
  async waitForOthers(): Promise<void> {
    const application = await this.#connected?.catch(() => null);
    let isSaid = false;
    while (application?.isOwner() === true && (await this.#ask('operations.list', {})).length > 0) {
      if (!isSaid) this.output.say('Done; waiting for work that another Veritrail has handed to this one.');
      isSaid = true;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async #ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> {
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
