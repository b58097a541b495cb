import type { CancelSignal } from '../../archive/archive';
import type { TestStep } from '../../connections/connection-test';
import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import { titleOf } from '../microsoft365/entra';
import { failedStep, step } from '../microsoft365/management-check';
import { textAt } from '../microsoft365/management-api';
import type { GraphApi, GraphLog } from './graph-api';
import { GRAPH_PERMISSIONS, GRAPH_TITLES, type GraphOptions } from './graph-options';

interface Tried {
  readonly log: GraphLog;
  readonly failure: BackendFailure | null;
}
type Lost = Tried & { readonly failure: BackendFailure };

const isLost = (one: Tried): one is Lost => one.failure !== null;

/** Asks each tenant for one entry of each log that is on; starts no search. */
export async function* checkGraph(
  api: GraphApi,
  options: GraphOptions,
  given: { readonly clientId: string; readonly tenants: readonly RemoteTenant[] },
  signal: CancelSignal,
): AsyncGenerator<TestStep, void, void> {
  const tried: Tried[] = [];
  for (const tenant of given.tenants) {
    for (const stream of options.streams) tried.push(await tryLog(api, { tenant, stream }, signal));
  }
  const good = tried.filter((one) => one.failure === null);
  const signedIn = tried.some(({ failure }) => failure === null || failure.kind === 'forbidden');
  const first = tried.find(isLost);
  if (!signedIn && first !== undefined) {
    yield failedStep('sign-in', first.failure, SIGN_IN_ADVICE);
    return;
  }
  yield step('sign-in', 'passed', `Signed in as the app ${given.clientId}.`);
  const role = roleStep(tried);
  yield role;
  if (role.outcome === 'failed') return;
  yield tenantsStep(given.tenants, tried);
  const log = (good.find((one) => one.log.stream !== 'unified') ?? good[0])?.log;
  if (log !== undefined) yield await entriesStep(api, log, signal);
}

const SIGN_IN_ADVICE =
  'Check the client ID, the client secret (it may have expired), the tenant IDs and the cloud in the app registration of Microsoft Entra ID.';

async function tryLog(api: GraphApi, log: GraphLog, signal: CancelSignal): Promise<Tried> {
  try {
    await api.page(log, { address: pathOf(log), query: [['$top', '1']] }, signal);
    return { log, failure: null };
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    return { log, failure: error };
  }
}

const pathOf = (log: GraphLog): string =>
  log.stream === 'unified' ? '/v1.0/security/auditLog/queries' : `/v1.0/auditLogs/${log.stream}`;

function roleStep(tried: readonly Tried[]): TestStep {
  const forbidden = tried.filter(isLost).filter((one) => one.failure.kind === 'forbidden');
  const first = forbidden[0];
  if (first === undefined) return step('role', 'passed', 'The app may read every log that is switched on.');
  const streams = [...new Set(forbidden.map((one) => one.log.stream))];
  const advice = `Grant ${[...new Set(streams.map((stream) => GRAPH_PERMISSIONS[stream]))].join(' and ')} as application permissions with admin consent in the tenant, or switch off ${streams.map((stream) => GRAPH_TITLES[stream]).join(', ')} for this connection.`;
  const isAll = forbidden.length === tried.length;
  return isAll
    ? failedStep('role', first.failure, advice)
    : { step: 'role', outcome: 'warned', text: first.failure.message, advice };
}

function tenantsStep(tenants: readonly RemoteTenant[], tried: readonly Tried[]): TestStep {
  const lost = tried.filter(isLost);
  const isOut = (tenant: RemoteTenant): boolean => tried.every((one) => one.log.tenant.id !== tenant.id || isLost(one));
  const reached = tenants.filter((tenant) => !isOut(tenant)).length;
  const text = `${reached} of ${tenants.length} tenants can be read.`;
  const first = lost[0];
  if (first === undefined) return step('tenants', 'passed', text);
  const names = [...new Set(lost.map((one) => titleOf(one.log.tenant)))].slice(0, 5);
  return { step: 'tenants', outcome: 'warned', text, advice: `${names.join(', ')}: ${first.failure.message}` };
}

async function entriesStep(api: GraphApi, log: GraphLog, signal: CancelSignal): Promise<TestStep> {
  const { stream } = log;
  const where = `${GRAPH_TITLES[stream]} of ${titleOf(log.tenant)}`;
  if (stream === 'unified') {
    return step('entries', 'skipped', `${where}: the oldest and newest entry are known only once a search has run.`);
  }
  const time = stream === 'directoryAudits' ? 'activityDateTime' : 'createdDateTime';
  try {
    const [oldest, newest] = [
      await edge(api, log, `${time} asc`, signal),
      await edge(api, log, `${time} desc`, signal),
    ];
    const [from, to] = [textAt(oldest, time), textAt(newest, time)];
    if (from === null || to === null) return step('entries', 'passed', `${where}: there are none.`);
    return step('entries', 'passed', `${where}: the oldest is of ${from}, the newest of ${to}.`);
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    return failedStep('entries', error, 'Try again later; if it stays, look at the service health of the tenant.');
  }
}

async function edge(api: GraphApi, log: GraphLog, order: string, signal: CancelSignal): Promise<unknown> {
  const query = [
    ['$orderby', order],
    ['$top', '1'],
  ] as const;
  return (await api.page(log, { address: pathOf(log), query }, signal)).values[0] ?? null;
}
