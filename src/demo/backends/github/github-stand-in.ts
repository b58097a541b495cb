import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import { startStandInServer } from '../server/stand-in-server';
import type { HeldEntry, StandIn, StandInOptions } from '../stand-in';
import { GithubBackend } from './github-backend';
import { GithubLog } from './github-log';

const SECRET = 'demo-only-token-of-the-github-stand-in';
const ENTERPRISE = 'Demo-Enterprise';
const HOUR_MS = 3_600_000;
/** Far above GitHub's own 1,750, so that a demo does not wait for it. */
const REQUESTS_AN_HOUR = 100_000;
const FIRST_NAMES = ['Harbor', 'Larkfield', 'Pinewood', 'Quarry', 'Saltmarsh', 'Tidewater', 'Umber', 'Willow'];
const LAST_NAMES = ['Clinic', 'Schools', 'Freight', 'Foundry', 'Press'];

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  'late-arrival',
  'inserted-between-pages',
  'equal-times',
  'cap-in-one-second',
  'empty-page-with-next',
  'next-to-itself',
  'forbidden-tenant',
  'quota-as-403',
  'changed-duplicates',
  'deleted-entries',
  'huge-record',
];

/** What the GitHub stand-in can be told besides. */
export interface GithubStandInOptions extends StandInOptions {
  readonly requestsPerHour?: number;
  /** True: its options ask for the enterprise and not for each organization. */
  readonly asEnterprise?: boolean;
}

/** A stand-in for GitHub: one enterprise with as many organizations as there are tenants. */
export async function startGithubStandIn(options: GithubStandInOptions): Promise<StandIn> {
  const faults = new FaultBoard();
  const nowMs = () => Math.floor(options.now() / 1000) + (faults.isOn('clock-off') ? HOUR_MS : 0);
  const names = Array.from({ length: options.tenants }, (_, index) => nameOf(index));
  const logs = [...names, null].map(
    (organization) =>
      new GithubLog({
        organization,
        enterprise: ENTERPRISE,
        seed: options.seed ?? 'github',
        entries: organization === null ? Math.ceil(options.entriesPerTenant / 100) : options.entriesPerTenant,
        days: options.days,
        nowMs: Math.floor((options.madeAt ?? options.now()) / 1000),
      }),
  );
  const requestsPerHour = options.requestsPerHour ?? REQUESTS_AN_HOUR;
  const backend = new GithubBackend({ logs, enterprise: ENTERPRISE, secret: SECRET, requestsPerHour }, faults, nowMs);
  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    faults,
    now: options.now,
    answer: (request) => backend.answer(request),
  });
  backend.address = server.address;
  const isEnterprise = options.asEnterprise === true;
  const shown = isEnterprise ? logs : logs.slice(0, -1);
  const scope = isEnterprise ? { scope: 'enterprise', enterprise: ENTERPRISE } : { organizations: names };
  return {
    connector: 'github',
    title: 'GitHub (stand-in)',
    address: server.address,
    account: null,
    secret: SECRET,
    options: { ...scope, requestsPerHour, instance: 'github-stand-in' },
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants: shown.map((log) => ({ id: log.organization ?? ENTERPRISE, name: log.organization ?? ENTERPRISE })),
    held: () => shown.flatMap((log) => heldOf(log, nowMs())),
    add: (tenant, at) => {
      const log = logs.find((one) => (one.organization ?? ENTERPRISE) === tenant);
      if (log === undefined) throw new Error(`the stand-in has no tenant ${tenant}`);
      return log.idOf(log.times.add(Math.floor(at / 1000), nowMs()));
    },
    delete: (ids) => ids.filter((id) => logs.some((log) => log.times.remove(log.entryOf(id)))).length,
    requests: () => server.requests(),
    close: () => server.close(),
  };
}

function nameOf(index: number): string {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
  const round = Math.floor(index / (FIRST_NAMES.length * LAST_NAMES.length));
  return round === 0 ? `${first}-${last}` : `${first}-${last}-${round + 1}`;
}

function heldOf(log: GithubLog, nowMs: number): readonly HeldEntry[] {
  const held: HeldEntry[] = [];
  for (const entry of log.times.after({ at: Number.NEGATIVE_INFINITY, id: -1 })) {
    if (!log.isKept(entry, nowMs)) continue;
    held.push({
      nativeId: log.idOf(entry),
      tenant: log.organization ?? ENTERPRISE,
      at: log.times.atOf(entry) * 1000,
    });
  }
  return held;
}
