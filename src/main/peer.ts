import type { Result } from '@contract/result';
import { ExpectedFailure, type Failure } from '@core/failure/failure';

/** Two processes that ask each other questions: Electron's main process and the application's. Plain data only. */
export interface PeerPort {
  postMessage(message: unknown): void;
}

export type Question = Readonly<Record<string, unknown>> & { readonly ask: string };

type Message =
  | { readonly kind: 'question'; readonly id: number; readonly question: Question }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'tell'; readonly what: unknown };

const STOPPED: Failure = {
  code: 'host-stopped',
  message: "Veritrail's application process has stopped; it is started again with the next thing that you do.",
};

interface PeerParts {
  readonly port: PeerPort;
  /** Answers the other side's questions. An `ExpectedFailure` reaches it as such; anything else as `internal`, after `logBug`. */
  readonly answer: (question: Question) => Promise<unknown>;
  /** Hears what the other side tells without asking. */
  readonly hear: (what: unknown) => void;
  readonly logBug: (where: string, error: unknown) => string;
}

/** One end of the conversation. Every question is answered, if only with `host-stopped`. */
export class Peer {
  readonly #parts: PeerParts;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  #last = 0;
  #hasStopped = false;

  constructor(parts: PeerParts) {
    this.#parts = parts;
  }

  /** To be called with every message from the other side. */
  readonly receive = (given: unknown): void => {
    const message = given as Message;
    if (message.kind === 'tell') this.#parts.hear(message.what);
    if (message.kind === 'question') void this.#answer(message.id, message.question);
    if (message.kind === 'answer') {
      const resolve = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      resolve?.(message.result);
    }
  };

  /** Never rejects. */
  ask(question: Question): Promise<Result<unknown>> {
    if (this.#hasStopped) return Promise.resolve({ ok: false, failure: STOPPED });
    return new Promise((resolve) => {
      const id = ++this.#last;
      this.#waiting.set(id, resolve);
      this.#parts.port.postMessage({ kind: 'question', id, question } satisfies Message);
    });
  }

  /** The answer's value; throws its failure. */
  async askValue(question: Question): Promise<unknown> {
    const result = await this.ask(question);
    if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.message, result.failure.detail);
    return result.value;
  }

  tell(what: unknown): void {
    if (!this.#hasStopped) this.#parts.port.postMessage({ kind: 'tell', what } satisfies Message);
  }

  /** The other side is gone: whatever waits for it fails. */
  stop(): void {
    this.#hasStopped = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const resolve of waiting) resolve({ ok: false, failure: STOPPED });
  }

  async #answer(id: number, question: Question): Promise<void> {
    let result: Result<unknown>;
    try {
      result = { ok: true, value: await this.#parts.answer(question) };
    } catch (error) {
      result = { ok: false, failure: this.#failureOf(question, error) };
    }
    if (!this.#hasStopped) this.#parts.port.postMessage({ kind: 'answer', id, result } satisfies Message);
  }

  #failureOf(question: Question, error: unknown): Failure {
    if (error instanceof ExpectedFailure) return error.toFailure();
    const reference = this.#parts.logBug(question.ask, error);
    const message = `Something went wrong inside Veritrail. The log holds the details under ${reference}.`;
    return { code: 'internal', message, detail: reference };
  }
}
