import type { Artefact } from '@core/artefacts/artefact';
import type { ClearLogChoices, ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import { z } from 'zod';
import { call, handle, nothing } from './call';

/** What there is of an entry's artefacts. */
export interface EntryArtefacts {
  readonly kept: readonly Artefact[];
  /** The connection that could fetch one; null: none can. */
  readonly fetchFrom: { readonly connectionId: string; readonly connectionName: string } | null;
}

const entry = z.number().int().min(1);
const id = z.number().int().min(1);
const range = {
  connectionId: z.string().min(8).max(100),
  /** The vendor's id. */
  tenant: z.string().min(1).max(500),
  from: z.number().int(),
  to: z.number().int(),
};

export const artefactCalls = {
  'artefacts.ofEntry': call<EntryArtefacts>()(z.strictObject({ entry })),
  /** An operation of kind `artefact` whose result is the `Artefact`. */
  'artefacts.fetch': call<{ readonly operation: string }>()(z.strictObject({ entry })),
  'artefacts.attach': call<Artefact>()(z.strictObject({ entry, file: handle })),
  'artefacts.save': call<{ readonly bytes: number }>()(z.strictObject({ id, target: handle })),
  /** In the machine's own viewer; refused for what could be run. */
  'artefacts.open': call<{ readonly opened: boolean }>()(z.strictObject({ id })),
  'artefacts.remove': call<{ readonly removed: boolean }>()(z.strictObject({ id })),

  /** Fails with `not-available-here` where the connector cannot clear. */
  'clearLog.choices': call<ClearLogChoices>()(z.strictObject({ connectionId: range.connectionId })),
  /** Whole days of a tenant that have ended. Fails with `not-available-here` where the connector cannot clear. */
  'clearLog.plan': call<ClearLogPlan>()(z.strictObject(range)),
  /** Collects, counts, checks, clears, collects again: an operation of kind `clear-log` whose result is the record. */
  'clearLog.start': call<{ readonly operation: string }>()(z.strictObject({ ...range, typed: z.string().max(500) })),
  'clearLog.history': call<readonly ClearLogRecord[]>()(nothing),
} as const;
