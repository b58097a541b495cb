import type { Severity } from '@core/entry/severity';
import { info, type PanelLogLine, type PanelTask } from '../../panel/panel-task';
import { mix } from './mix';
import type { PanelStore } from './panel-store';
import { RESELLER_NAME, type WorldTenant, type WorldUser } from './panel-world';

/** A task of the stand-in, with what a row has beside it. */
export interface RenderedEntry extends PanelTask {
  readonly id: string;
  readonly itemId: number | null;
  /** The account that the task ran as; null: none. */
  readonly user: WorldUser | null;
  readonly tenant: WorldTenant;
}

/** Codes as the portal's own tables have them. */
const WORK: readonly (readonly [source: string, task: string, item: string])[] = [
  ['EXCHANGE', 'CREATE_MAILBOX', 'ada.brandt@{domain}'],
  ['EXCHANGE', 'DELETE_MAILBOX', 'driver.07@{domain}'],
  ['DNS_ZONE', 'ADD_RECORD', '_sip._tls.{domain} "SRV" <5061>'],
  ['DOMAIN', 'UPDATE', '{domain}'],
  ['FILES', 'ZIP_FILES', '\\Rotas & plans\\Entwürfe.zip'],
  ['WEB_SITE', 'ADD', 'booking.{domain}'],
  ['SCHEDULER', 'RUN_SCHEDULE', 'Mailbox Size Report'],
  ['USER', 'AUTHENTICATE', '{user}'],
  ['BACKUP', 'BACKUP', 'crm_日本_{domain}'],
];

/** The account that schedules run as. */
const SCHEDULER = 'serveradmin';
const HUGE_BYTES = 50 * 1024 * 1024;
let hugeText: string | null = null;

/** What an entry says, by its number alone: the same number, the same words. */
export function renderEntry(store: PanelStore, world: readonly WorldTenant[], entry: number): RenderedEntry {
  const tenant = world[store.tenantOf(entry)] ?? world[0];
  if (tenant === undefined) throw new Error('the world has no tenants');
  const kind = store.kindOf(entry);
  const base = { id: store.idOf(entry), tenant, started: store.atOf(entry) };
  if (kind === 'sign-in' || kind === 'failed-login') return { ...base, ...signIn(kind, base.started, tenant) };
  const draw = mix(entry + 1);
  if (kind === 'nightly-report') return { ...base, ...nightlyReport(base.started, tenant, 4 + (draw % 40)) };
  const user = userOf(tenant, draw);
  const isScheduled = draw % 10 === 9;
  const seconds = kind === 'late' ? 18_000 : (draw >>> 8) % 40;
  const severity = severityOf(draw >>> 12);
  const [source, task, item] = WORK[draw % WORK.length] ?? ['FILES', 'ZIP_FILES', ''];
  const domain = `customer${tenant.place}.example`;
  const username = isScheduled ? SCHEDULER : user.username;
  return {
    ...base,
    finished: base.started + seconds * 1000 + (draw % 977),
    severity,
    userId: user.id,
    user,
    username,
    source,
    task,
    item: item.replace('{domain}', domain).replace('{user}', username).slice(0, 50),
    itemId: draw % 3 === 0 ? null : draw % 100_000,
    log: kind === 'huge' ? [info(0, hugeLine())] : logOf(task, seconds, severity),
  };
}

/** A hosting space of the entry's tenant by its place, or none. */
export function spacePlaceOf(entry: number): number | null {
  const draw = mix(entry ^ 0x2545f491) % 4;
  return draw < 2 ? draw : null;
}

function userOf(tenant: WorldTenant, draw: number): WorldUser {
  const place = (draw >>> 4) % 10;
  return (place < 3 ? tenant.peers[place % 2] : undefined) ?? tenant.owner;
}

function severityOf(draw: number): Severity {
  const place = draw % 100;
  return place < 3 ? 'error' : place < 10 ? 'warning' : 'information';
}

function logOf(task: string, seconds: number, severity: Severity): readonly PanelLogLine[] {
  const lines = [info(0, `TaskActivity.${task}`), info(Math.floor(seconds / 2), 'Service "provisioning" answered', 1)];
  if (severity === 'information') return [...lines, info(seconds, 'Done')];
  const text = severity === 'error' ? 'The object is locked by another task' : 'The quota is 90 % used';
  const stackTrace = '   at Demo.Provisioning.Run(TaskContext<Item> context)\r\n   at Demo.Tasks.Complete()';
  return [...lines, { offset: seconds, severity, depth: 0, text, ...(severity === 'error' ? { stackTrace } : {}) }];
}

function nightlyReport(at: number, tenant: WorldTenant, seconds: number) {
  return {
    finished: at + seconds * 1000,
    severity: 'information' as const,
    userId: tenant.owner.id,
    user: tenant.owner,
    username: SCHEDULER,
    source: 'SCHEDULER',
    task: 'RUN_SCHEDULE',
    item: 'Storage Use Report',
    itemId: null,
    log: logOf('RUN_SCHEDULE', seconds, 'information'),
  };
}

function signIn(kind: 'sign-in' | 'failed-login', at: number, tenant: WorldTenant) {
  const isGood = kind === 'sign-in';
  return {
    finished: at,
    severity: isGood ? ('information' as const) : ('warning' as const),
    userId: tenant.owner.id,
    user: tenant.owner,
    username: RESELLER_NAME,
    source: isGood ? 'USER' : 'User',
    task: isGood ? 'GET_BY_USERNAME_PASSWORD' : 'Login',
    item: RESELLER_NAME,
    itemId: null,
    log: isGood ? [] : [{ offset: 0, severity: 'warning' as const, depth: 0, text: 'Invalid username or password' }],
  };
}

function hugeLine(): string {
  const line = 'Copied \\\\files\\Photos\\holiday & harbour.jpg; ';
  hugeText ??= line.repeat(Math.ceil(HUGE_BYTES / line.length));
  return hugeText;
}
