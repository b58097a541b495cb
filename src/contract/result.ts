import type { Failure } from '@core/failure/failure';

/** What the router answers to every call: the value, or the failure. Never an empty list for a failure. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
