/** What became of committed entries. */
export interface BatchOutcome {
  readonly added: number;
  readonly duplicates: number;
  readonly revisions: number;
}

/** A record that could not be read; its bytes are kept. */
export interface RejectedInput {
  readonly position: number;
  readonly bytes: Uint8Array;
  readonly reason: string;
}
