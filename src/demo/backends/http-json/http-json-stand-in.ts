import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import { startStandInServer } from '../server/stand-in-server';
import type { StandIn, StandInOptions } from '../stand-in';
import { DescribedLog } from './described-log';
import { HTTP_JSON_SECRET, HttpJsonBackend, type HttpJsonTenant } from './http-json-backend';
import { descriptionOfStyle, type PagingStyle } from './paging-styles';

const HOUR_MS = 3_600_000;
const MOST_ITEMS = 500;

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  'late-arrival',
  'inserted-between-pages',
  'equal-times',
  'cap-in-one-second',
  'lying-total',
  'empty-page-with-next',
  'next-to-itself',
  'forbidden-tenant',
  'quota-as-403',
  'changed-duplicates',
  'deleted-entries',
  'huge-record',
];

/** What this stand-in can be told besides: which of its ways of paging the connection's description speaks. */
export interface HttpJsonStandInOptions extends StandInOptions {
  readonly style?: PagingStyle;
}

/** A stand-in for a backend that is described by the user: the same logs under a path for each way of paging. */
export async function startHttpJsonStandIn(options: HttpJsonStandInOptions): Promise<StandIn> {
  const faults = new FaultBoard();
  const nowMs = (): number => Math.floor(options.now() / 1000) + (faults.isOn('clock-off') ? HOUR_MS : 0);
  const tenants = new Map<string, HttpJsonTenant>();
  const madeAt = Math.floor((options.madeAt ?? options.now()) / 1000);
  for (let number = 1; number <= options.tenants; number += 1) {
    const id = `customer-${number}`;
    const { entriesPerTenant: entries, days, seed = 'http-json' } = options;
    const log = new DescribedLog({ tenant: number, seed, entries, days, nowMs: madeAt });
    tenants.set(id, { id, name: `Customer ${number} (demo)`, log });
  }
  const backend = new HttpJsonBackend(tenants, faults, nowMs);
  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    faults,
    now: options.now,
    answer: (request) => backend.answer(request),
  });
  backend.address = server.address;
  // Small logs get small pages, so that a window has several.
  const limit = Math.min(MOST_ITEMS, Math.max(5, Math.ceil(options.entriesPerTenant / 10)));
  return {
    connector: 'http-json',
    title: 'HTTP/JSON (stand-in)',
    address: server.address,
    account: null,
    secret: HTTP_JSON_SECRET,
    options: { description: descriptionOfStyle(options.style ?? 'token', limit) },
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants: [...tenants.values()].map(({ id, name }) => ({ id, name })),
    held: () =>
      [...tenants.values()].flatMap(({ id, log }) =>
        [...log.times.after({ at: Number.MIN_SAFE_INTEGER, id: -1 })].map((entry) => ({
          nativeId: log.idOf(entry),
          tenant: id,
          at: log.times.atOf(entry) * 1000,
        })),
      ),
    add(tenant, at) {
      const log = tenants.get(tenant)?.log;
      if (log === undefined) throw new Error(`the stand-in has no tenant ${tenant}`);
      return log.idOf(log.times.add(Math.floor(at / 1000), nowMs()));
    },
    delete: (ids) =>
      ids.filter((id) => [...tenants.values()].some(({ log }) => log.times.remove(log.entryOf(id)))).length,
    requests: () => server.requests(),
    close: () => server.close(),
  };
}
