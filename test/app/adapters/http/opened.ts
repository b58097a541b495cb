import type { ConnectionHttpClient, HttpClientOptions } from '@app/adapters/http/http-client';
import { BackendFailure } from '@core/http/backend-failure';
import { clientTo } from './clients';
import { type Answer, type LocalServer, startLocalServer } from './local-server';

/** What a test has opened. */
export const opened: { close(): Promise<void> | void }[] = [];
/** Closes what a test has opened, the last first. */
export async function closeAll(): Promise<void> {
  for (const one of opened.splice(0).reverse()) await one.close();
}

export async function serve(answer: Answer): Promise<LocalServer> {
  const server = await startLocalServer(answer);
  opened.push(server);
  return server;
}

export function client(address: string, more: Partial<HttpClientOptions> = {}, secret?: string): ConnectionHttpClient {
  const made = clientTo(address, more, secret);
  opened.push(made);
  return made;
}

export const json = (
  response: Parameters<Answer>[1],
  body: string,
  headers: Record<string, string> = {},
  status = 200,
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
};

export const failureOf = async (work: Promise<unknown>): Promise<BackendFailure> => {
  const error = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackendFailure)) throw error;
  return error;
};
