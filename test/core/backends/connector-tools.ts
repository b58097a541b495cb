import { nodeDigest } from '@app/adapters/files/node-digest';
import { nodeTextDecoding } from '@app/adapters/files/node-text-decoding';
import type { ConnectorTools } from '@core/backends/connector';
import type { HttpClient } from '@core/http/http-client';

/** What a connector is opened with, on the real clock unless given; waits are skipped. */
export function connectorTools(http: HttpClient, now: () => number = () => Date.now() * 1000): ConnectorTools {
  return { http, decoding: nodeTextDecoding, digest: nodeDigest, now, wait: () => Promise.resolve() };
}
