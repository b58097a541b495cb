import type { ConnectorDescription } from '@contract/collecting-calls';
import type { Connector } from '@core/backends/connector';

/** A connector without its code. */
export function describeConnector(connector: Connector): ConnectorDescription {
  const { id, title, isPreview, capabilities, address, account, secret, fields } = connector;
  const defaults = connector.options.safeParse({});
  return {
    id,
    title,
    isPreview,
    capabilities,
    address,
    account,
    secret,
    fields,
    defaults: defaults.success ? defaults.data : {},
  };
}
