import type { CancelSignal } from '../../archive/archive';
import { failedStep } from '../../connections/failed-step';
import type { TestStep } from '../../connections/connection-test';
import { readJsonPage } from '../json-page';
import { type OktaRefusal, refusalOf } from './okta-refusal';
import { type LogQuestion, logRequest, LOGS_WHAT } from './okta-requests';
import { OKTA_RETENTION, type OktaReading } from './okta-window';

const LATER = 'Try again in a minute; if it stays so, look at the status page of Okta.';

/** Signs in, and looks at the oldest and the newest event that Okta still has. */
export async function* checkOkta(reading: OktaReading, tenant: string, signal: CancelSignal): AsyncGenerator<TestStep> {
  const now = reading.tools.now();
  const range = { since: now - OKTA_RETENTION, until: now, limit: 1 };
  let newest: Probe;
  try {
    newest = await probe(reading, { ...range, order: 'DESCENDING' }, signal);
  } catch (error) {
    yield failedStep('sign-in', error, LATER);
    return;
  }
  if (newest.refusal !== null) {
    yield* refusedSteps(newest.refusal);
    return;
  }
  yield passed('sign-in', 'Okta accepted the token.');
  yield passed('role', 'The token may read the System Log; which further rights it has, Okta does not say here.');
  yield passed('tenants', `One organization: ${tenant}.`);
  try {
    const oldest = await probe(reading, { ...range, order: 'ASCENDING' }, signal);
    yield entriesStep(oldest.published, newest.published);
  } catch (error) {
    yield failedStep('entries', error, LATER);
  }
}

interface Probe {
  readonly refusal: OktaRefusal | null;
  /** Of the first event in the answer; null: there is none. */
  readonly published: string | null;
}

async function probe(reading: OktaReading, question: LogQuestion, signal: CancelSignal): Promise<Probe> {
  const { http, decoding } = reading.tools;
  const response = await http.send(logRequest(question, reading.options), signal);
  const refusal = refusalOf(response, LOGS_WHAT, decoding);
  if (refusal !== null) return { refusal, published: null };
  return { refusal, published: firstPublished(readJsonPage(response.body, '', LOGS_WHAT, decoding).root) };
}

function* refusedSteps(refusal: OktaRefusal): Generator<TestStep> {
  const isRole = refusal.kind === 'forbidden';
  if (isRole) yield passed('sign-in', 'Okta accepted the token.');
  const advice = `${refusal.advice.slice(0, 1).toUpperCase()}${refusal.advice.slice(1)}.`;
  yield { step: isRole ? 'role' : 'sign-in', outcome: 'failed', text: `${refusal.text}.`, advice };
}

function firstPublished(root: unknown): string | null {
  const first: unknown = Array.isArray(root) ? root[0] : null;
  const published = typeof first === 'object' && first !== null ? (first as { published?: unknown }).published : null;
  return typeof published === 'string' ? published : null;
}

function entriesStep(oldest: string | null, newest: string | null): TestStep {
  if (oldest === null || newest === null) {
    return {
      step: 'entries',
      outcome: 'warned',
      text: 'Okta has no events of the last 90 days for this token.',
      advice: 'Check that this is the organization you mean: an organization in use has some every day.',
    };
  }
  return passed('entries', `The oldest event available is of ${oldest}, the newest of ${newest}.`);
}

function passed(step: TestStep['step'], text: string): TestStep {
  return { step, outcome: 'passed', text, advice: null };
}
