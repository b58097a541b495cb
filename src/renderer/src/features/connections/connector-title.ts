import type { ConnectorDescription } from '@contract/collecting-calls';

/** A connector's name where a badge says that it is a preview. */
export const connectorTitle = (connector: Pick<ConnectorDescription, 'title'>): string =>
  connector.title.replace(/\s*\(preview\)$/iu, '');
