import type { CallInput } from '@contract/calls';
import type { OperationEnd } from '@core/operations/operation';
import { ExpectedFailure } from '@core/failure/failure';
import { askApplication } from './ask-application';
import type { ConnectedApplication } from './ownership/connected-application';

/** A file of the demo with what a user would say of it; `demo/demo-imports` makes them. */
export interface DemoImport {
  readonly fileName: string;
  readonly text: string;
  readonly choices: CallInput<'imports.start'>['choices'];
}

/** Imports the demo's files that the archive does not hold yet, one after the other, as a user would. */
export async function fillDemoArchive(application: ConnectedApplication, files: readonly DemoImport[]): Promise<void> {
  const imports = await askApplication(application, 'imports.list', {});
  const done = imports.filter((one) => one.state === 'done').length;
  for (const file of files.slice(done)) {
    const handle = await askApplication(application, 'files.fromText', { name: file.fileName, text: file.text });
    const ended = new Ended(application);
    const { operation } = await askApplication(application, 'imports.start', {
      files: [handle.handle],
      choices: file.choices,
    });
    await ended.of(operation);
    await application.release(handle.handle);
  }
}

/** Hears the ends of operations from before one is started, so that none is missed. */
class Ended {
  readonly #ends = new Map<string, OperationEnd>();
  #wake: () => void = () => undefined;
  readonly #stop: () => void;

  constructor(application: ConnectedApplication) {
    this.#stop = application.subscribe((push) => {
      if (push.name !== 'operation.ended') return;
      this.#ends.set(push.body.id, push.body);
      this.#wake();
    });
  }

  async of(operation: string): Promise<void> {
    while (!this.#ends.has(operation)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#stop();
    const end = this.#ends.get(operation);
    if (end?.outcome === 'failed') throw new ExpectedFailure(end.failure.code, end.failure.message, end.failure.detail);
  }
}
