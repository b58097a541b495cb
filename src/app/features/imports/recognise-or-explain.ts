import type { ReadingChoices, ReadingPlan, Recognition } from '@core/backends/reading-plan';
import { recognise } from '@core/backends/recognise';
import { ExpectedFailure } from '@core/failure/failure';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

export interface Recognised {
  readonly recognition: Recognition | null;
  readonly plan: ReadingPlan | null;
  /** Why there is no plan; null where there is one. */
  readonly problem: string | null;
  /** True where the reason is that it is no log of a kind that is known. */
  readonly isForeign: boolean;
}

/** Decides how a file is read, or says in one sentence why it is not. */
export function recogniseOrExplain(sample: Sample, choices: ReadingChoices): Recognised {
  try {
    const recognition = recognise(sample, choices, nodeTextDecoding);
    return { recognition, plan: recognition.plan, problem: null, isForeign: false };
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return { recognition: null, plan: null, problem: error.message, isForeign: error.code === 'kind-unknown' };
  }
}
