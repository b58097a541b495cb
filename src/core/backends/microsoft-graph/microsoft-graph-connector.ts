import type { Connection } from '../../connections/connection';
import type { Connector, ConnectorSession, ConnectorTools } from '../connector';
import { needClientAndTenants, scopesOf, tenantsOf } from '../microsoft365/entra';
import { originOf } from '../microsoft365/management-api';
import { GraphApi } from './graph-api';
import { checkGraph } from './graph-check';
import { GRAPH_CLOUDS, graphFields, graphOptionsOf, graphOptionsSchema, graphStreams } from './graph-options';
import { readGraph } from './read-graph';

/** Microsoft Graph: directory audits, sign-ins, and searches of the Purview audit log. */
export const microsoftGraphConnector: Connector = {
  id: 'microsoft-graph',
  kind: 'microsoft365',
  title: 'Microsoft 365 (Microsoft Graph)',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: {
    label: 'Address of Microsoft Graph',
    placeholder: GRAPH_CLOUDS.global.root,
    fallback: GRAPH_CLOUDS.global.root,
  },
  account: { label: 'Application (client) ID' },
  secret: { label: 'Client secret', help: 'The value of a client secret of the app registration, not its ID.' },
  options: graphOptionsSchema,
  fields: graphFields,
  traffic(connection) {
    const parsed = graphOptionsSchema.safeParse(connection.options);
    return { requests: parsed.success ? parsed.data.requestsPerTenSeconds : 5, perMs: 10_000, parallel: 2 };
  },
  warn: warnOf,
  open,
};

function warnOf(connection: Connection): readonly string[] {
  const parsed = graphOptionsSchema.safeParse(connection.options);
  if (!parsed.success) return [];
  const cloud = GRAPH_CLOUDS[parsed.data.cloud];
  const origin = originOf(connection.address);
  const other = Object.values(GRAPH_CLOUDS).find((one) => one.root === origin);
  if (other === undefined || other === cloud) return [];
  return [
    `The address is the one of the cloud ${other.title}, but the cloud chosen is ${cloud.title}: the app is signed in at the wrong place.`,
  ];
}

function open(connection: Connection, tools: ConnectorTools): ConnectorSession {
  const options = graphOptionsOf(connection);
  const tenants = tenantsOf(options.tenants);
  const clientId = needClientAndTenants(connection, tenants);
  const cloud = GRAPH_CLOUDS[options.cloud];
  const loginAddress = (options.loginAddress === '' ? cloud.login : options.loginAddress).replace(/\/+$/, '');
  const app = { clientId, loginAddress, scope: `${cloud.root}/.default` };
  const api = new GraphApi(tools, app, connection.address);
  return {
    account: clientId,
    // Ids of tenants are unique over all of Microsoft's clouds.
    instance: null,
    streams: graphStreams(options),
    check: (signal) => checkGraph(api, options, { clientId, tenants }, signal),
    tenants: () => Promise.resolve(tenants),
    scopes: scopesOf,
    readWindow: (request, signal) => readGraph(api, options, request, signal),
  };
}
