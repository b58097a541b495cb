import type { DateOrder, ReadingChoices } from '@core/backends/reading-plan';
import { lastDays, wallClockIn } from './calendar';
import { type LumuEvent, writeLumuItems, writeLumuLines } from './lumu/lumu-event';
import { lumuEventsOf } from './lumu/lumu-events-of';
import { type CultureName, writeDayForFileName } from './panel/culture';
import { panelTasksOf } from './panel/panel-tasks-of';
import { writeExportLog } from './panel/write-export-log';
import { Random } from './random';
import { DEMO_TENANTS, type DemoTenant } from './tenants';

/** One file of the demo, and what a user would say of it where it does not tell. */
export interface DemoFile {
  readonly name: string;
  readonly kind: ReadingChoices['kind'];
  /** null: the records tell. */
  readonly tenant: string | null;
  readonly organization: string | null;
  readonly instance: string;
  readonly zone: string | null;
  readonly dateOrder: DateOrder | null;
  readonly text: string;
}

export interface DemoOptions {
  /** UTC milliseconds; nothing in the demo is later. */
  readonly now: number;
  readonly seed?: string;
}

const DAYS = 31;
/** The days that the second Lumu file holds: what the portal shows when it is opened. */
const PORTAL_DAYS = 7;
const MILLISECONDS_A_DAY = 86_400_000;

const DATE_ORDER_OF: Record<CultureName, DateOrder> = {
  'en-US': 'month-day-year',
  'en-GB': 'day-month-year',
  'de-DE': 'day-month-year',
};

function panelFile(tenant: DemoTenant, place: number, now: number, random: Random): DemoFile {
  const clock = wallClockIn(tenant.zone);
  const firstDay = lastDays(now, DAYS, tenant.zone)[0];
  const from = writeDayForFileName(clock(firstDay?.at(12, 0) ?? now));
  const to = writeDayForFileName(clock(now));
  return {
    name: `demo-${tenant.domain.split('.')[0]}-WSP-AuditLog-${from}-${to}.csv`,
    kind: 'mspcontrol',
    tenant: tenant.name,
    organization: tenant.organization,
    instance: 'panel.bluegate-it.example',
    zone: tenant.zone,
    dateOrder: DATE_ORDER_OF[tenant.culture],
    text: writeExportLog(panelTasksOf(tenant, place, { now, days: DAYS, random }), tenant.culture, clock),
  };
}

function lumuFile(name: string, text: string): DemoFile {
  const none = { tenant: null, organization: null, zone: null, dateOrder: null };
  return { name, kind: 'lumu', ...none, instance: 'portal.bluegate-it.example', text };
}

/**
 * The demo's files: three tenants' Export Logs as the panel writes them, and the portal's log of the same tenants,
 * the older part as lines and the last week as a download. The same options give the same texts.
 */
export function generateDemo({ now, seed = 'veritrail demo' }: DemoOptions): readonly DemoFile[] {
  const random = new Random(seed);
  const panels = DEMO_TENANTS.map((tenant, place) => panelFile(tenant, place, now, random));
  const events: readonly LumuEvent[] = [...DEMO_TENANTS, null].flatMap((tenant, place) =>
    lumuEventsOf(tenant, place, { now, days: DAYS, random }),
  );
  const border = new Date(now - PORTAL_DAYS * MILLISECONDS_A_DAY).toISOString();
  const older = events.filter((event) => event.timestamp < border);
  const recent = events.filter((event) => event.timestamp >= border);
  return [
    ...panels,
    lumuFile('demo-lumu-portal-before-last-week.ndjson', writeLumuLines(older)),
    lumuFile('demo-lumu-portal-last-week.json', writeLumuItems(recent)),
  ];
}
