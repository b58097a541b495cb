import { BackendFailure } from '../http/backend-failure';
import type { TestStep, TestStepId } from './connection-test';

/** The step that a failure of the backend ends; anything else, cancelling among it, is thrown on. */
export function failedStep(step: TestStepId, error: unknown, advice: string): TestStep {
  if (!(error instanceof BackendFailure)) throw error;
  return { step, outcome: 'failed', text: error.message, advice };
}
