import type { CancelSignal } from '../../archive/archive';
import type { TestStep, TestStepId } from '../../connections/connection-test';
import { parseTime } from '../../entry/parse-time';
import { BackendFailure } from '../../http/backend-failure';
import type { ConnectorTools } from '../connector';
import { askedDays } from './asked-days';
import type { PanelDirectory, PanelUser } from './panel-directory';
import type { PanelLog } from './panel-log';
import type { PanelService } from './panel-service';
import { offsetMismatch } from './row-plans';

export interface CheckedPanel {
  readonly service: PanelService;
  readonly directory: PanelDirectory;
  readonly log: PanelLog;
  readonly account: string;
  readonly zone: string | null;
  readonly now: ConnectorTools['now'];
}

/** The panel's product is younger. 2000-01-01. */
const BEGINNING = 946_684_800_000_000;
const ROLES: Readonly<Record<number, string>> = { 1: 'an administrator', 2: 'a reseller', 3: 'a customer' };

/** The steps of a connection test from the sign-in on; ends after the first failed one. */
export async function* checkPanel(panel: CheckedPanel, signal: CancelSignal): AsyncGenerator<TestStep, void, void> {
  const steps: readonly (readonly [TestStepId, () => Promise<TestStep>])[] = [
    ['sign-in', () => signedIn(panel, signal)],
    ['role', () => roleStep(panel, signal)],
    ['tenants', () => tenantsStep(panel, signal)],
    ['entries', () => entriesStep(panel, signal)],
  ];
  for (const [step, run] of steps) {
    try {
      yield await run();
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error;
      yield { step, outcome: 'failed', text: error.message, advice: adviceFor(error) };
      return;
    }
  }
}

const ADVICE: Partial<Record<BackendFailure['kind'], string>> = {
  'sign-in-refused':
    'Check the user name and the password; with HTTP Basic a password with a colon or with other than ASCII characters does not work.',
  forbidden: 'Use an account that may see its customers’ audit log.',
  'not-found': 'Check the address and the kind of service: the path of the services differs between them.',
  malformed: 'Check that the address is that of the panel’s Enterprise Server and not of its portal.',
};

function adviceFor(error: BackendFailure): string | null {
  if (error.kind === 'no-secret') return null;
  return ADVICE[error.kind] ?? error.detail ?? 'Try again, and look at the panel’s own log.';
}

async function signedIn({ service, account }: CheckedPanel, signal: CancelSignal): Promise<TestStep> {
  await service.send(
    { service: 'esAuditLog', operation: 'GetAuditLogSources', parameters: [], what: 'The list of sources' },
    signal,
  );
  return passed('sign-in', `Signed in as ${account}.`);
}

async function roleStep({ directory, account }: CheckedPanel, signal: CancelSignal): Promise<TestStep> {
  const user = await directory.account(signal);
  const role = roleText(user);
  const peer = user.isPeer ? `, a peer of user ${user.ownerId ?? '?'}` : '';
  return passed('role', `${account} is ${role}${peer} (user ${user.id}).`);
}

function roleText({ roleId }: PanelUser): string {
  if (roleId === null) return 'a user whose role the panel does not tell';
  return ROLES[roleId] ?? `a user of role ${roleId}`;
}

async function tenantsStep({ directory }: CheckedPanel, signal: CancelSignal): Promise<TestStep> {
  const count = (await directory.tenants(signal)).length - 1;
  return passed('tenants', `The account itself and ${count === 1 ? '1 customer' : `${count} customers`} below it.`);
}

async function entriesStep(panel: CheckedPanel, signal: CancelSignal): Promise<TestStep> {
  const { log, directory, zone } = panel;
  const { id } = await directory.base(signal);
  const days = askedDays({ from: BEGINNING, to: panel.now() }, zone);
  const one = { startRow: 0, maximumRows: 1 };
  const ask = (direction: string, which: string) =>
    log.page({ userId: id, days, sort: `StartDate ${direction}`, what: `The ${which} entry` }, one, signal);
  const oldest = await ask('ASC', 'oldest');
  const newest = await ask('DESC', 'newest');
  const [from, to] = [oldest, newest].map((page) => page.rows[0]?.columns.get('startdate') ?? null);
  if (from === null || from === undefined || to === null || to === undefined) {
    return passed('entries', 'The log has no entries.');
  }
  const text = `${newest.total} entries, from ${from} to ${to}.`;
  const advice = zoneAdvice([from, to], zone);
  return advice === null ? passed('entries', text) : { step: 'entries', outcome: 'warned', text, advice };
}

function zoneAdvice(times: readonly string[], zone: string | null): string | null {
  if (zone === null) {
    const newest = parseTime(times.at(-1) ?? '', { zone: null, dateOrder: null });
    const shown = newest?.zoneSource === 'given' ? ` (its newest entry says ${newest.zone})` : '';
    return `Set the zone of the panel's server${shown}: until then each window is asked with a day more on both sides.`;
  }
  const wrong = times.map((time) => offsetMismatch(time, zone)).find((offset) => offset !== null);
  return wrong === undefined
    ? null
    : `The panel's times carry ${wrong}, which ${zone} does not have then: correct the zone, or nothing will be collected.`;
}

const passed = (step: TestStepId, text: string): TestStep => ({ step, outcome: 'passed', text, advice: null });
