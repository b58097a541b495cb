import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import { startStandInServer } from '../server/stand-in-server';
import type { StandIn, StandInOptions } from '../stand-in';
import { CLIENT_ID, CLIENT_SECRET } from './entra-tokens';
import { WRITING_FAULTS } from './log-faults';
import { ManagementTenants } from './management-tenants';
import { Microsoft365Answers } from './microsoft365-answers';
import { WORKLOADS } from './unified-record';

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  ...WRITING_FAULTS,
  'empty-page-with-next',
  'next-to-itself',
  'forbidden-tenant',
  'quota-as-403',
  // No 'deleted-entries': content that was stored stays as it is until it expires.
  'changed-duplicates',
];

export interface Microsoft365StandIn extends StandIn {
  /** For tests: what it holds, and switches that only this backend has. */
  readonly log: ManagementTenants;
}

/** A stand-in for the Management Activity API, with the token endpoint in the same server. */
export async function startMicrosoft365StandIn(options: StandInOptions): Promise<Microsoft365StandIn> {
  const faults = new FaultBoard();
  const log = new ManagementTenants(options, faults);
  const answers = new Microsoft365Answers(log, faults);
  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    faults,
    now: options.now,
    answer: (request) => answers.answer(request),
  });
  answers.address = server.address;
  const tenants = log.all.map(({ tenant }) => ({ id: tenant.id, name: tenant.name }));
  return {
    connector: 'microsoft365',
    title: 'Microsoft 365 (stand-in)',
    address: server.address,
    account: CLIENT_ID,
    secret: CLIENT_SECRET,
    options: {
      tenants: tenants.map(({ id, name }) => `${id} ${name}`),
      contentTypes: WORKLOADS.map(({ type }) => type),
      loginAddress: server.address,
    },
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants,
    log,
    held: () => log.held(),
    add: (tenant, at) => log.add(tenant, at),
    delete: (ids) => log.delete(ids),
    requests: () => server.requests(),
    close: () => server.close(),
  };
}
