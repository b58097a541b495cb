import type { ConnectorId } from '../connections/connector-id';
import type { Connector } from './connector';
import { oktaConnector } from './okta/okta-connector';

/** Every connector: a folder each, and a line here. */
const CONNECTORS: readonly Connector[] = [oktaConnector];

export const ALL_CONNECTORS: readonly Connector[] = CONNECTORS;

export function connectorOf(id: ConnectorId): Connector {
  const found = CONNECTORS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no connector ${id}`);
  return found;
}
