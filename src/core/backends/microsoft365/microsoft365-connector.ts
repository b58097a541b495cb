import type { Connection } from '../../connections/connection';
import type { Connector, ConnectorSession, ConnectorTools } from '../connector';
import { needClientAndTenants, scopesOf, tenantsOf } from './entra';
import { ManagementApi, originOf } from './management-api';
import { checkManagement } from './management-check';
import { managementThrottling } from './management-failure';
import {
  MANAGEMENT_CLOUDS,
  managementFields,
  managementOptionsOf,
  managementOptionsSchema,
  managementStreams,
} from './management-options';
import { readContent } from './read-content';
import { Subscriptions } from './subscriptions';

/** The Office 365 Management Activity API: content of the last seven days, as it was stored. */
export const microsoft365Connector: Connector = {
  id: 'microsoft365',
  kind: 'microsoft365',
  title: 'Microsoft 365 (Management Activity)',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: {
    label: 'Address of the Management Activity API',
    placeholder: MANAGEMENT_CLOUDS.global.root,
    fallback: MANAGEMENT_CLOUDS.global.root,
  },
  account: { label: 'Application (client) ID' },
  secret: { label: 'Client secret', help: 'The value of a client secret of the app registration, not its ID.' },
  options: managementOptionsSchema,
  fields: managementFields,
  traffic: () => ({ requests: 2000, perMs: 60_000, parallel: 4, throttling: managementThrottling }),
  warn: warnOf,
  open,
};

function warnOf(connection: Connection): readonly string[] {
  const parsed = managementOptionsSchema.safeParse(connection.options);
  if (!parsed.success) return [];
  const cloud = MANAGEMENT_CLOUDS[parsed.data.cloud];
  const origin = originOf(connection.address);
  const other = Object.values(MANAGEMENT_CLOUDS).find((one) => one.root === origin);
  if (other === undefined || other === cloud) return [];
  return [
    `The address is the one of the cloud ${other.title}, but the cloud chosen is ${cloud.title}: the app is signed in at the wrong place.`,
  ];
}

function open(connection: Connection, tools: ConnectorTools): ConnectorSession {
  const options = managementOptionsOf(connection);
  const tenants = tenantsOf(options.tenants);
  const clientId = needClientAndTenants(connection, tenants);
  const cloud = MANAGEMENT_CLOUDS[options.cloud];
  const loginAddress = (options.loginAddress === '' ? cloud.login : options.loginAddress).replace(/\/+$/, '');
  const address = connection.address.replace(/\/+$/, '');
  const app = { clientId, loginAddress, scope: `${cloud.root}/.default` };
  const api = new ManagementApi(tools, app, { address, publisher: options.publisherIdentifier });
  const subscriptions = new Subscriptions(api, options.startSubscriptions);
  return {
    account: clientId,
    // Ids of tenants are unique over all of Microsoft's clouds.
    instance: null,
    streams: managementStreams(options),
    check: (signal) => checkManagement(api, options, { clientId, tenants }, signal),
    tenants: () => Promise.resolve(tenants),
    scopes: scopesOf,
    readWindow: (request, signal) => readContent(api, subscriptions, request, signal),
  };
}
