import type { CancelSignal } from '../../archive/archive';
import { failedStep } from '../../connections/failed-step';
import type { TestStep } from '../../connections/connection-test';
import { BackendFailure } from '../../http/backend-failure';
import { createdSince, type GithubTarget, logRequest } from './github-requests';
import { ask, type GithubReading, WEB } from './github-window';

const LATER = 'Try again in a minute; if it stays so, look at githubstatus.com.';
const ROLE_ADVICE =
  'Use a token with the scope read:audit_log of an owner of each organization, or an administrator of the enterprise.';
/** Organizations whose oldest entry is looked up: enough for a test, and one request each. */
const MOST_OLDEST = 20;

interface Found {
  readonly target: GithubTarget;
  readonly newest: number | null;
  readonly scopes: string | null;
}
interface Lacking {
  readonly target: GithubTarget;
  readonly failure: BackendFailure;
}

/** Signs in, asks each organization (or the enterprise) for its newest entry, then for its oldest. */
export async function* checkGithub(
  reading: GithubReading,
  targets: readonly GithubTarget[],
  signal: CancelSignal,
): AsyncGenerator<TestStep> {
  const found: Found[] = [];
  const lacking: Lacking[] = [];
  for (const target of targets) {
    try {
      found.push(await newestOf(reading, target, signal));
    } catch (error) {
      if (!isRefusedFor(error)) {
        yield failedStep('sign-in', error, isSignIn(error) ? 'Make a new token with the scope read:audit_log.' : LATER);
        return;
      }
      lacking.push({ target, failure: error });
    }
  }
  yield signInStep(found);
  yield roleStep(found, lacking);
  if (found.length === 0) return;
  yield passed('tenants', `The token reads ${found.map((one) => one.target.name).join(', ')}.`);
  yield* entriesSteps(reading, found, signal);
}

const isSignIn = (error: unknown): boolean => error instanceof BackendFailure && error.kind === 'sign-in-refused';
const isRefusedFor = (error: unknown): error is BackendFailure =>
  error instanceof BackendFailure && ['forbidden', 'not-found'].includes(error.kind);

async function newestOf(reading: GithubReading, target: GithubTarget, signal: CancelSignal): Promise<Found> {
  const question = { include: 'all', order: 'desc', perPage: 1 } as const;
  const { response, page } = await ask(
    reading,
    { target, request: logRequest(target, question, reading.options) },
    signal,
  );
  return { target, newest: firstTime(page.root), scopes: response.headers['x-oauth-scopes'] ?? null };
}

async function oldestOf(reading: GithubReading, target: GithubTarget, signal: CancelSignal): Promise<number | null> {
  const retention = reading.retentionOf(WEB);
  const phrase = createdSince(retention === null ? 0 : reading.tools.now() - retention);
  const question = { include: WEB, phrase, order: 'asc', perPage: 1 } as const;
  const { page } = await ask(reading, { target, request: logRequest(target, question, reading.options) }, signal);
  return firstTime(page.root);
}

/** Epoch milliseconds. */
function firstTime(root: unknown): number | null {
  const first: unknown = Array.isArray(root) ? root[0] : null;
  if (typeof first !== 'object' || first === null) return null;
  const record = first as Readonly<Record<string, unknown>>;
  const time = record['@timestamp'] ?? record.created_at;
  return typeof time === 'number' && Math.abs(time) <= 8.64e15 ? time : null;
}

function signInStep(found: readonly Found[]): TestStep {
  const scopes = found.find((one) => one.scopes !== null)?.scopes ?? '';
  return passed('sign-in', `GitHub accepted the token${scopes === '' ? '' : `; its scopes: ${scopes}`}.`);
}

function roleStep(found: readonly Found[], lacking: readonly Lacking[]): TestStep {
  const reasons = lacking.map((one) => one.failure.message).join(' ');
  if (found.length === 0) return { step: 'role', outcome: 'failed', text: reasons, advice: ROLE_ADVICE };
  if (lacking.length > 0) return { step: 'role', outcome: 'warned', text: reasons, advice: ROLE_ADVICE };
  return passed('role', 'The token may read every audit log that is asked for.');
}

async function* entriesSteps(
  reading: GithubReading,
  found: readonly Found[],
  signal: CancelSignal,
): AsyncGenerator<TestStep> {
  const newest = found.flatMap((one) => (one.newest === null ? [] : [one.newest]));
  const oldest: number[] = [];
  try {
    for (const { target } of found.slice(0, MOST_OLDEST)) {
      const time = await oldestOf(reading, target, signal);
      if (time !== null) oldest.push(time);
    }
  } catch (error) {
    yield failedStep('entries', error, LATER);
    return;
  }
  const all = [...oldest, ...newest];
  if (all.length === 0) {
    const advice = 'Check the names: an organization in use has some every week.';
    yield { step: 'entries', outcome: 'warned', text: 'GitHub has no entries for this token.', advice };
    return;
  }
  const iso = (time: number) => new Date(time).toISOString();
  yield passed(
    'entries',
    `The oldest entry available is of ${iso(Math.min(...all))}, the newest of ${iso(Math.max(...all))}.`,
  );
}

function passed(step: TestStep['step'], text: string): TestStep {
  return { step, outcome: 'passed', text, advice: null };
}
