import type { CancelSignal } from '../../archive/archive';
import type { TestStep, TestStepId } from '../../connections/connection-test';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import { titleOf } from './entra';
import { createdOf, type ManagementApi } from './management-api';
import { type ContentType, DAY, type ManagementOptions, PLANNED_BACK, SECOND, utcSecond } from './management-options';

interface Reached {
  readonly tenant: RemoteTenant;
  readonly enabled: ReadonlySet<string> | null;
  readonly failure: BackendFailure | null;
}

/** Signs in to each tenant, looks at its subscriptions, and at the oldest and newest content; changes nothing. */
export async function* checkManagement(
  api: ManagementApi,
  options: ManagementOptions,
  given: { readonly clientId: string; readonly tenants: readonly RemoteTenant[] },
  signal: CancelSignal,
): AsyncGenerator<TestStep, void, void> {
  const reached: Reached[] = [];
  for (const tenant of given.tenants) reached.push(await reach(api, tenant, signal));
  const good = reached.filter((one) => one.failure === null);
  const failure = good.length > 0 ? null : (reached[0]?.failure ?? null);
  if (failure !== null && failure.kind !== 'forbidden') {
    yield failedStep('sign-in', failure, SIGN_IN_ADVICE);
    return;
  }
  yield step('sign-in', 'passed', `Signed in as the app ${given.clientId}.`);
  if (failure !== null) {
    yield failedStep('role', failure, ROLE_ADVICE);
    return;
  }
  yield step('role', 'passed', 'The app may read activity feeds (ActivityFeed.Read).');
  yield tenantsStep(reached);
  for (const one of good.slice(0, 1)) yield await entriesStep(api, options, one, signal);
}

const SIGN_IN_ADVICE =
  'Check the client ID, the client secret (it may have expired), the tenant IDs and the cloud in the app registration of Microsoft Entra ID.';
const ROLE_ADVICE =
  'Add the application permission ActivityFeed.Read of the Office 365 Management APIs and grant admin consent in each tenant.';

async function reach(api: ManagementApi, tenant: RemoteTenant, signal: CancelSignal): Promise<Reached> {
  try {
    return { tenant, enabled: await api.subscriptions(tenant, signal), failure: null };
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    return { tenant, enabled: null, failure: error };
  }
}

function tenantsStep(reached: readonly Reached[]): TestStep {
  const lost = reached.flatMap(({ tenant, failure }) => (failure === null ? [] : [{ tenant, failure }]));
  const text = `${reached.length - lost.length} of ${reached.length} tenants can be read.`;
  const first = lost[0];
  if (first === undefined) return step('tenants', 'passed', text);
  const advice = `${lost
    .map((one) => titleOf(one.tenant))
    .slice(0, 5)
    .join(', ')}: ${first.failure.message}`;
  return { step: 'tenants', outcome: 'warned', text, advice };
}

async function entriesStep(
  api: ManagementApi,
  options: ManagementOptions,
  reached: Reached,
  signal: CancelSignal,
): Promise<TestStep> {
  const { tenant } = reached;
  const missing = options.contentTypes.filter((type) => reached.enabled?.has(type) !== true);
  const type = options.contentTypes.find((one) => reached.enabled?.has(one) === true);
  const advice =
    missing.length === 0
      ? null
      : options.startSubscriptions
        ? `Collecting will start the missing subscriptions (${missing.join(', ')}), which changes the tenant’s settings; their first content comes up to 12 hours later, and nothing from before it.`
        : `There is no subscription to ${missing.join(', ')}: start it, or allow this connection to start missing ones; until then nothing of it is kept.`;
  const outcome = advice === null ? 'passed' : 'warned';
  if (type === undefined) {
    return { step: 'entries', outcome, text: `${capital(titleOf(tenant))} has no subscription yet.`, advice };
  }
  try {
    const text = await range(api, { tenant, type }, signal);
    return { step: 'entries', outcome, text, advice };
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    return failedStep('entries', error, advice ?? ROLE_ADVICE);
  }
}

/** Looks day by day for the oldest and for the newest content of the seven days that can be asked for. */
async function range(
  api: ManagementApi,
  of: { readonly tenant: RemoteTenant; readonly type: ContentType },
  signal: CancelSignal,
): Promise<string> {
  const now = Math.floor(api.tools.now() / SECOND) * SECOND;
  const days = [7, 6, 5, 4, 3, 2, 1].map((back) => ({
    from: Math.max(now - back * DAY, now - PLANNED_BACK),
    to: now - (back - 1) * DAY,
  }));
  const oldest = await firstFound(api, of, days, signal);
  const newest = oldest.length === 0 ? [] : await firstFound(api, of, days.toReversed(), signal);
  const where = `${of.type} of ${titleOf(of.tenant)}`;
  if (oldest.length === 0) return `Content of ${where}: none was stored in the past seven days.`;
  const from = oldest.reduce((one, other) => Math.min(one, other));
  const to = newest.reduce((one, other) => Math.max(one, other), from);
  return `Content of ${where}: the oldest was stored at ${utcSecond(from)}Z, the newest at ${utcSecond(to)}Z.`;
}

/** When the content of the first day that has any was stored. */
async function firstFound(
  api: ManagementApi,
  of: { readonly tenant: RemoteTenant; readonly type: ContentType },
  days: readonly { readonly from: Microseconds; readonly to: Microseconds }[],
  signal: CancelSignal,
): Promise<readonly Microseconds[]> {
  for (const day of days) {
    const found: Microseconds[] = [];
    for await (const page of api.contentList(of.tenant, { type: of.type, ...day }, signal)) {
      for (const blob of page) found.push(createdOf(blob) ?? day.from);
    }
    if (found.length > 0) return found;
  }
  return [];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A step without advice. */
export const step = (id: TestStepId, outcome: TestStep['outcome'], text: string): TestStep => ({
  step: id,
  outcome,
  text,
  advice: null,
});

export const failedStep = (id: TestStepId, failure: BackendFailure, advice: string): TestStep => ({
  step: id,
  outcome: 'failed',
  text: failure.message,
  advice,
});
