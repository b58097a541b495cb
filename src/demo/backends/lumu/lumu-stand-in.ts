import { LUMU_DESCRIPTION, LUMU_PORTAL } from '@core/backends/lumu/lumu-description';
import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import { startStandInServer } from '../server/stand-in-server';
import type { StandIn, StandInOptions } from '../stand-in';
import { LUMU_KEYS, LUMU_RETENTION_MS, LumuBackend } from './lumu-backend';
import { type LumuCompany, LumuLog } from './lumu-log';

const HOUR_MS = 3_600_000;
const MOST_ITEMS = 500;
const PORTAL: LumuCompany = { id: null, name: LUMU_PORTAL.name };

/** A total and a second tenant's refusal are not in the contract: those faults have no place. */
const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  'late-arrival',
  'inserted-between-pages',
  'equal-times',
  'cap-in-one-second',
  'empty-page-with-next',
  'next-to-itself',
  'quota-as-403',
  'changed-duplicates',
  'deleted-entries',
  'huge-record',
];

/** What this stand-in can be told besides. */
export interface LumuStandInOptions extends StandInOptions {
  readonly role?: 'admin' | 'supervisor' | 'analyst';
}

/** A stand-in for Lumu's portal: companies and the portal itself, on the inferred contract. */
export async function startLumuStandIn(options: LumuStandInOptions): Promise<StandIn> {
  const { role = 'admin', seed = 'lumu', entriesPerTenant, days } = options;
  const faults = new FaultBoard();
  const nowMs = (): number => Math.floor(options.now() / 1000) + (faults.isOn('clock-off') ? HOUR_MS : 0);
  const named = Array.from({ length: Math.max(0, options.tenants - 1) }, (_, number) => ({
    id: `0d3a6c1e-5b1f-4a57-9c0e-${(number + 1).toString(16).padStart(12, '0')}`,
    name: `Company ${number + 1} (demo)`,
  }));
  const companies: readonly LumuCompany[] = [PORTAL, ...named];
  const madeAt = Math.floor((options.madeAt ?? options.now()) / 1000);
  const log = new LumuLog({ companies, seed, entriesPerCompany: entriesPerTenant, days, nowMs: madeAt });
  const assigned = new Set(named.slice(0, Math.ceil(named.length / 2)).map((company) => company.id));
  const backend = new LumuBackend(log, faults, nowMs, assigned);
  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    faults,
    now: options.now,
    answer: (request) => backend.answer(request),
  });
  const tenantOf = (entry: number): string => log.companyOf(entry).id ?? LUMU_PORTAL.id;
  return {
    connector: 'lumu',
    title: 'Lumu (stand-in)',
    address: server.address,
    account: null,
    secret: LUMU_KEYS[role],
    options: optionsFor(named, role, entriesPerTenant),
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants: [LUMU_PORTAL, ...named],
    held: () =>
      [...log.times.after({ at: nowMs() - LUMU_RETENTION_MS, id: -1 })]
        .filter((entry) => role === 'admin' || assigned.has(tenantOf(entry)) || log.companyOf(entry).id === null)
        .map((entry) => ({ nativeId: log.idOf(entry), tenant: tenantOf(entry), at: log.times.atOf(entry) * 1000 })),
    add(tenant, at) {
      const company = tenant === LUMU_PORTAL.id ? PORTAL : named.find((one) => one.id === tenant);
      if (company === undefined) throw new Error(`the stand-in has no company ${tenant}`);
      return log.idOf(log.add(company, Math.floor(at / 1000), nowMs()));
    },
    delete: (ids) => ids.filter((id) => log.times.remove(log.entryOf(id))).length,
    requests: () => server.requests(),
    close: () => server.close(),
  };
}

/** Small logs get small pages, so that a window has several; nobody waits for forty requests a minute. */
function optionsFor(
  companies: readonly { readonly id: string; readonly name: string }[],
  role: 'admin' | 'supervisor' | 'analyst',
  entriesPerTenant: number,
): Readonly<Record<string, unknown>> {
  return {
    companies,
    role: role === 'analyst' ? 'unknown' : role,
    description: {
      ...LUMU_DESCRIPTION,
      limit: Math.min(MOST_ITEMS, Math.max(5, Math.ceil(entriesPerTenant / 10))),
      windows: { ...LUMU_DESCRIPTION.windows, longestHours: 24 },
      rate: { ...LUMU_DESCRIPTION.rate, requestsPerMinute: 100_000, parallel: 4 },
    },
  };
}
