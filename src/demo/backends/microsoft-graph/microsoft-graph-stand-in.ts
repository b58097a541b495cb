import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import { CLIENT_ID, CLIENT_SECRET } from '../microsoft365/entra-tokens';
import { WRITING_FAULTS } from '../microsoft365/log-faults';
import { startStandInServer } from '../server/stand-in-server';
import type { StandIn, StandInOptions } from '../stand-in';
import { GraphAnswers } from './graph-answers';
import type { GraphSearches } from './graph-searches';
import { GraphTenants } from './graph-tenants';

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  ...WRITING_FAULTS,
  'empty-page-with-next',
  'next-to-itself',
  'forbidden-tenant',
  'changed-duplicates',
  'deleted-entries',
];

export interface MicrosoftGraphStandIn extends StandIn {
  /** For tests: what it holds, and switches that only this backend has. */
  readonly log: GraphTenants;
  readonly searches: GraphSearches;
}

/** A stand-in for Microsoft Graph's directory audits and audit searches, with the token endpoint in the same server. */
export async function startMicrosoftGraphStandIn(options: StandInOptions): Promise<MicrosoftGraphStandIn> {
  const faults = new FaultBoard();
  const log = new GraphTenants(options, faults);
  const answers = new GraphAnswers(log, faults);
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
    connector: 'microsoft-graph',
    title: 'Microsoft Graph (stand-in)',
    address: server.address,
    account: CLIENT_ID,
    secret: CLIENT_SECRET,
    options: {
      tenants: tenants.map(({ id, name }) => `${id} ${name}`),
      loginAddress: server.address,
      // The vendor's limit and the length of its searches would make a demo slow.
      requestsPerTenSeconds: 10_000,
      firstLookSeconds: 0,
    },
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants,
    log,
    searches: answers.searches,
    held: () => log.held(),
    add: (tenant, at) => log.add(tenant, at),
    delete: (ids) => log.delete(ids),
    requests: () => server.requests(),
    close: () => server.close(),
  };
}
