import type { CancelSignal } from '../../archive/archive';
import type { TestStep, TestStepId } from '../../connections/connection-test';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { CollectionScope, ConnectorSession, RemoteTenant } from '../connector';
import { readAnswer } from './described-answer';
import { type DescribedContext, logOf, pageRequest, tenantAsked } from './described-context';
import { firstPosition } from './page-position';

/** What is said of the role; null: the backend tells none. */
export type RoleStep = TestStep | null;

const HOUR = 3_600_000_000;

interface Seen {
  readonly items: number;
  readonly oldest: Microseconds | null;
  readonly newest: Microseconds | null;
}

/** The steps of a connection test from the sign-in on; ends after the first that failed. */
export async function* checkDescribed(
  context: DescribedContext,
  session: ConnectorSession,
  { role, signal }: { readonly role: RoleStep; readonly signal: CancelSignal },
): AsyncGenerator<TestStep, void, void> {
  const now = context.tools.now();
  let tenants: readonly RemoteTenant[];
  let recent: Seen | null;
  try {
    tenants = await session.tenants(signal);
    const [scope] = session.scopes(tenants);
    recent = scope === undefined ? null : await onePage(context, scope, { from: now - HOUR, to: now }, signal);
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    yield* failed(error);
    return;
  }
  yield passed('sign-in', signedIn(context));
  yield role ?? { step: 'role', outcome: 'skipped', text: 'This backend tells no role.', advice: null };
  yield tenantStep(context, tenants);
  if (recent === null) {
    yield { step: 'entries', outcome: 'skipped', text: 'There is no tenant to ask for.', advice: null };
    return;
  }
  try {
    yield await entryStep(context, session.scopes(tenants)[0], recent, signal);
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    yield failedStep('entries', error);
  }
}

const passed = (step: TestStepId, text: string): TestStep => ({ step, outcome: 'passed', text, advice: null });

function signedIn({ connection, description }: DescribedContext): string {
  if (description.signIn.kind === 'none') return 'The backend answers without a sign-in.';
  return connection.account === null ? 'The secret was accepted.' : `Signed in as ${connection.account}.`;
}

/** A refused secret fails the sign-in; every other failure means that it passed, or was not what failed. */
function* failed(failure: BackendFailure): Generator<TestStep, void, void> {
  const isSignIn = failure.kind === 'sign-in-refused' || failure.kind === 'no-secret';
  const isAfterSignIn = ['forbidden', 'malformed', 'inconsistent', 'expired'].includes(failure.kind);
  if (isAfterSignIn) yield passed('sign-in', 'The backend answered and did not refuse the secret.');
  yield failedStep(isSignIn || !isAfterSignIn ? 'sign-in' : 'entries', failure);
}

function failedStep(step: TestStepId, failure: BackendFailure): TestStep {
  return { step, outcome: 'failed', text: failure.message, advice: adviceFor(failure) };
}

function adviceFor({ kind }: BackendFailure): string {
  switch (kind) {
    case 'sign-in-refused':
      return 'Check the secret, and the way of signing in that the description names.';
    case 'no-secret':
      return 'Enter the secret again.';
    case 'forbidden':
      return 'Ask for the right to read the audit log, or check the tenant in the description.';
    case 'not-found':
      return 'Check the address and the path of the description.';
    case 'malformed':
    case 'inconsistent':
      return 'Try one page in the description: it shows the answer and which part does not fit.';
    case 'refused':
      return 'Try one page in the description: the backend does not understand a part of the request.';
    default:
      return 'Try again later; if it stays so, ask who runs the backend.';
  }
}

function tenantStep({ description }: DescribedContext, tenants: readonly RemoteTenant[]): TestStep {
  if (description.tenants.kind === 'records') {
    const text =
      tenants.length === 0
        ? 'Tenants are taken from the entries: none is known beforehand.'
        : `Tenants are taken from the entries; ${tenants.length} are known beforehand.`;
    return passed('tenants', text);
  }
  if (tenants.length > 0) return passed('tenants', `${tenants.length} tenant${tenants.length === 1 ? '' : 's'} seen.`);
  return {
    step: 'tenants',
    outcome: 'warned',
    text: 'No tenant is seen, so nothing will be collected.',
    advice: 'Check where the list of tenants stands in the answer, or list them in the description.',
  };
}

async function entryStep(
  context: DescribedContext,
  scope: CollectionScope | undefined,
  recent: Seen,
  signal: CancelSignal,
): Promise<TestStep> {
  const { description, tools } = context;
  const { windows, items } = description;
  const now = tools.now();
  const back = (windows.retentionDays ?? windows.firstRangeDays) * 24 * HOUR;
  const longest = Math.min(windows.longestHours * HOUR, back);
  const last = scope === undefined ? recent : await onePage(context, scope, { from: now - longest, to: now }, signal);
  const start = now - back;
  const first =
    scope === undefined || start + longest >= now
      ? last
      : await onePage(context, scope, { from: start, to: start + longest }, signal);
  const newest = items.order === 'newest-first' ? (last.newest ?? recent.newest) : (recent.newest ?? last.newest);
  const oldest = items.order === 'oldest-first' ? (first.oldest ?? last.oldest) : null;
  const found = last.items + first.items + recent.items;
  if (found === 0) {
    return {
      step: 'entries',
      outcome: 'warned',
      text: 'No entry was found in the newest and in the oldest window that can be asked for.',
      advice: 'This may be true; if the backend shows entries there, check how from and to are written.',
    };
  }
  const oldestText = oldest === null ? 'the oldest cannot be told by one page' : `oldest seen: ${shown(oldest)}`;
  const newestText = newest === null ? 'no entry with a time among the newest' : `newest seen: ${shown(newest)}`;
  return passed('entries', `Entries come; ${newestText}; ${oldestText}.`);
}

const shown = (at: Microseconds): string => `${new Date(at / 1000).toISOString().slice(0, 19)}Z`;

/** One page, looked at and not kept. */
async function onePage(
  context: DescribedContext,
  scope: CollectionScope,
  range: { readonly from: Microseconds; readonly to: Microseconds },
  signal: CancelSignal,
): Promise<Seen> {
  const { description, plans, tools } = context;
  const request = pageRequest(context, scope, range, firstPosition(description.paging));
  const response = await tools.http.send(request, signal);
  const { items, paging, signIn } = description;
  const what = logOf(context, scope);
  const answer = readAnswer(response, request.address, { items, paging, signIn, what, decoding: tools.decoding });
  const plan = plans.of(tenantAsked(context, scope));
  let oldest: Microseconds | null = null;
  let newest: Microseconds | null = null;
  for (const record of answer.items) {
    const { at } = plans.know(record, plan, tools.decoding);
    if (at === null) continue;
    oldest = oldest === null ? at : Math.min(oldest, at);
    newest = newest === null ? at : Math.max(newest, at);
  }
  return { items: answer.items.length, oldest, newest };
}
