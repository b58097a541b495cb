import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { ListedBlob } from './management-api';

/** These say that nothing else would come either, so the window ends at once. */
const ENDS_ALL: ReadonlySet<BackendFailureKind> = new Set([
  'name-not-resolved',
  'unreachable',
  'tls',
  'no-secret',
  'sign-in-refused',
  'throttled',
]);
/** Each of these has been tried again and again: where so many follow each other, the backend is down. */
const TRYING: ReadonlySet<BackendFailureKind> = new Set(['timeout', 'interrupted', 'backend-error']);
const MOST_IN_A_ROW = 5;
const MOST_NAMED = 3;

/** The pieces of content that could not be read: the others are read all the same, but the window is not complete. */
export class MissingContent {
  readonly #failures: { readonly blob: ListedBlob; readonly failure: BackendFailure }[] = [];
  #inARow = 0;

  get count(): number {
    return this.#failures.length;
  }

  wasRead(): void {
    this.#inARow = 0;
  }

  /** Notes a piece that failed; throws on where that ends the window. */
  failed(blob: ListedBlob, error: unknown): void {
    if (!(error instanceof BackendFailure) || ENDS_ALL.has(error.kind)) throw error;
    this.#inARow = TRYING.has(error.kind) ? this.#inARow + 1 : 0;
    if (this.#inARow >= MOST_IN_A_ROW) throw error;
    this.#failures.push({ blob, failure: error });
  }

  /** The failure of the whole window; `listed`: pieces that the list named. */
  failure(listed: number): BackendFailure {
    const kinds = this.#failures.map((one) => one.failure.kind);
    // What is gone stays gone, but whatever else is missing can be asked for again.
    const lasting = this.#failures.find((one) => one.failure.kind !== 'expired') ?? this.#failures[0];
    const forbidden = kinds.includes('forbidden') && kinds.every((kind) => kind === 'forbidden' || kind === 'expired');
    const named = this.#failures.slice(0, MOST_NAMED).map(({ blob }) => blob.contentId ?? 'one without an id');
    const more = this.count > MOST_NAMED ? ` and ${this.count - MOST_NAMED} more` : '';
    const why = lasting === undefined ? '' : ` ${lasting.failure.message}`;
    const detail = lasting?.failure.detail ?? null;
    return new BackendFailure(
      forbidden ? 'forbidden' : (lasting?.failure.kind ?? 'inconsistent'),
      `${this.count} of ${listed} pieces of content could not be read, so their entries are missing (${named.join(', ')}${more}).${why}`,
      detail === null ? {} : { detail },
    );
  }
}
