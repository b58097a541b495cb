/** Anything that can be asked to stop: an AbortSignal, by its shape (core has no DOM types). */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
