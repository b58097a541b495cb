import type { ConnectorId } from '../connections/connector-id';
import type { Connector } from './connector';
import { httpJsonConnector } from './generic/http-json-connector';
import { githubConnector } from './github/github-connector';
import { lumuConnector } from './lumu/lumu-connector';
import { microsoftGraphConnector } from './microsoft-graph/microsoft-graph-connector';
import { microsoft365Connector } from './microsoft365/microsoft365-connector';
import { mspcontrolConnector } from './mspcontrol/mspcontrol-connector';
import { oktaConnector } from './okta/okta-connector';

/** Every connector: a folder each, and a line here. */
const CONNECTORS: readonly Connector[] = [
  mspcontrolConnector,
  httpJsonConnector,
  lumuConnector,
  oktaConnector,
  microsoft365Connector,
  microsoftGraphConnector,
  githubConnector,
];

export const ALL_CONNECTORS: readonly Connector[] = CONNECTORS;

export function connectorOf(id: ConnectorId): Connector {
  const found = CONNECTORS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no connector ${id}`);
  return found;
}
