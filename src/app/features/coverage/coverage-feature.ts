import { coverageOf } from '@core/coverage/coverage-of';
import { type CalendarTenant, calendarOf } from '@core/coverage/calendar-of';
import type { CoverageCalendar } from '@core/coverage/coverage-answers';
import { daysOf } from '@core/coverage/days';
import type { TimeSpan } from '@core/coverage/time-spans';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import { formatDay } from '@core/search/format-time';
import type { FeatureHandlers } from '../../handlers';
import { connectionReaches } from './connection-reach';
import type { CoveragePorts } from './coverage-ports';
import { knownTenants, shown } from './known-tenants';
import { rollOff } from './roll-off';
import { searchCoverage } from './search-coverage';
import { tenantWindows } from './tenant-windows';

const MOST_DAYS = 1000;

/** What can be said of tenants and days, from the ledger. */
export function createCoverageFeature(ports: CoveragePorts): FeatureHandlers<'coverage'> {
  const { archive, connections } = ports;
  return {
    'coverage.calendar': ({ tenants, from, to, zone }) => {
      requireZone(zone);
      return calendar(ports, { tenants: tenants ?? null, from, to, zone });
    },
    'coverage.windows': ({ connectionId, runId, tenants, from, to }) =>
      archive.windows({
        ...(connectionId === undefined ? {} : { connectionId }),
        ...(runId === undefined ? {} : { runId }),
        ...(tenants === undefined ? {} : { tenants }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    'coverage.ofSearch': ({ criteria, zone }) => {
      requireZone(zone);
      return searchCoverage(ports, criteria, zone);
    },
    'coverage.rollOff': () => rollOff(ports),
    'coverage.vanished': ({ tenants, from, to }) =>
      archive.vanished({
        ...(tenants === undefined ? {} : { tenants }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    'coverage.tenants': async () => (await knownTenants(archive, await connectionReaches(connections))).map(shown),
    'coverage.declareImport': async ({ importId, range }) => {
      if (range !== null && range.from >= range.to) {
        throw new ExpectedFailure('invalid-input', 'The declared range is empty: its start is not before its end.');
      }
      await archive.declareImport(importId, range);
      return { declared: range !== null };
    },
  };
}

interface CalendarQuestion extends TimeSpan {
  readonly tenants: readonly string[] | null;
  readonly zone: string;
}

async function calendar(ports: CoveragePorts, question: CalendarQuestion): Promise<CoverageCalendar> {
  const { archive, connections, now } = ports;
  const { from, to, zone } = question;
  const days = daysOf({ from, to }, zone, MOST_DAYS + 1);
  if (days.length > MOST_DAYS) {
    throw new ExpectedFailure('invalid-input', `A calendar has at most ${MOST_DAYS} days; ask for a shorter range.`);
  }
  const known = await knownTenants(archive, await connectionReaches(connections));
  const asked = question.tenants === null ? null : new Set(question.tenants);
  const tenants = new Map(known.filter(({ key }) => asked?.has(key) !== false).map((one) => [one.key, one]));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return calendarOf([], [], now());
  const whole = { from: first.from, to: last.to };
  const lines: CalendarTenant[] = [];
  const vanished = await vanishedByDay(ports, whole, zone);
  for await (const { tenant: key, windows } of tenantWindows(archive, [...tenants.keys()], whole)) {
    const tenant = tenants.get(key);
    if (tenant === undefined) continue;
    lines.push({ tenant: shown(tenant), segments: coverageOf(windows, key), vanished: await vanished(key) });
  }
  return calendarOf(lines, days, now());
}

type VanishedDays = (tenant: string) => Promise<ReadonlyMap<string, number>>;

/** Counts what vanished without explanation, by the archive's own histogram; nothing is asked where nothing has vanished. */
async function vanishedByDay({ archive }: CoveragePorts, span: TimeSpan, zone: string): Promise<VanishedDays> {
  const some = await archive.vanished(span);
  if (!some.some(({ reason }) => reason === 'unexplained')) return () => Promise.resolve(new Map());
  return async (tenant) => {
    const criteria = {
      filters: [
        { field: 'vanished' as const, not: false, values: ['unexplained'] },
        { field: 'tenant' as const, not: false, values: [tenant] },
      ],
      range: { kind: 'between' as const, ...span },
      query: '',
      undated: 'exclude' as const,
    };
    const bars = await archive.histogram({ criteria, snapshot: null }, 'day', zone);
    return new Map(
      bars.map(({ start, information, warning, error }) => [formatDay(start, zone), information + warning + error]),
    );
  };
}

function requireZone(zone: string): void {
  if (isKnownZone(zone)) return;
  throw new ExpectedFailure(
    'search-invalid',
    `"${zone.slice(0, 100)}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
  );
}
