import type { CallInput } from '@contract/calls';
import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import type { Criteria, Snapshot } from '@core/search/search';
import { CallFailed } from '../../../api/call-failed';
import { callApplication } from '../../../api/client';

export interface FacetQuestion {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
  readonly wish: FacetWish;
}

interface Waiting {
  readonly wish: FacetWish;
  readonly signal: AbortSignal;
  readonly answer: (counts: FacetCounts) => void;
  readonly fail: (error: unknown) => void;
}

/** Questions of one search that were asked in one turn, by criteria and snapshot. */
const waiting = new Map<string, Waiting[]>();

/**
 * Counts one facet. Those that are asked in the same turn of the same search are asked together: the entries are read
 * once. Each gets its own answer or failure; the question is stopped when nobody waits for any of them.
 */
export function askFacet({ criteria, snapshot, wish }: FacetQuestion, signal: AbortSignal): Promise<FacetCounts> {
  return new Promise((answer, fail) => {
    const key = JSON.stringify([criteria, snapshot]);
    const batch = waiting.get(key) ?? [];
    batch.push({ wish, signal, answer, fail });
    if (batch.length > 1) return;
    waiting.set(key, batch);
    queueMicrotask(() => {
      waiting.delete(key);
      void askTogether({ criteria, snapshot }, batch);
    });
  });
}

async function askTogether(
  question: Pick<CallInput<'search.facets'>, 'criteria' | 'snapshot'>,
  batch: readonly Waiting[],
): Promise<void> {
  const wanted = batch.filter((one) => !one.signal.aborted);
  for (const one of batch) if (one.signal.aborted) one.fail(cancelled());
  if (wanted.length === 0) return;
  const abort = new AbortController();
  const stopIfAlone = (): void => {
    if (wanted.every((one) => one.signal.aborted)) abort.abort();
  };
  for (const one of wanted) one.signal.addEventListener('abort', stopIfAlone);
  try {
    const facets = wanted.map((one) => one.wish);
    const answers = await callApplication('search.facets', { ...question, facets }, { signal: abort.signal });
    wanted.forEach((one, at) => {
      const counts = answers[at];
      if (counts === undefined) one.fail(new Error('The application answered fewer facets than it was asked for.'));
      else one.answer(counts);
    });
  } catch (error) {
    for (const one of wanted) one.fail(error);
  }
}

const cancelled = (): CallFailed => new CallFailed({ code: 'cancelled', message: 'The question was cancelled.' });
