import type { Criteria, Snapshot } from '../search/search';
import type { CancelSignal } from './cancel-signal';

/** Criteria seen at one snapshot; `snapshot: null` takes a new one, which the answer carries. */
export interface Question {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot | null;
  readonly signal?: CancelSignal | undefined;
}
