import type { Connector, ConnectorTools } from '@core/backends/connector';
import type { Connection } from '@core/connections/connection';
import type { TestStep } from '@core/connections/connection-test';
import { z } from 'zod';

const step = (id: TestStep['step'], text: string): TestStep => ({ step: id, outcome: 'passed', text, advice: null });

/** The least that a connector can be: one call that answers who asks, for whom, and what it said. */
export const tinyConnector: Connector = {
  id: 'http-json',
  kind: 'generic',
  title: 'A tiny backend',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: { label: 'Address', placeholder: 'https://tiny.example', fallback: null },
  account: { label: 'User' },
  secret: { label: 'Password', help: 'Yours.' },
  options: z.object({
    path: z.string().default('/who'),
    tokenAddress: z.string().optional(),
    description: z.unknown().optional(),
  }),
  fields: [],
  traffic: () => ({ requests: 100, perMs: 1000, parallel: 2 }),
  warn: (_connection, { hasColon }) => (hasColon ? ['The password holds a colon.'] : []),
  open: (connection, tools) => openTiny(connection, tools),
};

function openTiny(connection: Connection, { http, decoding }: ConnectorTools): ReturnType<Connector['open']> {
  const ask = async (signal: Parameters<typeof http.send>[1]): Promise<string> => {
    const signIn = { kind: 'basic', user: connection.account ?? '' } as const;
    const path = String(connection.options['path'] ?? '/who');
    return decoding.decodeUtf8(
      (await http.send({ method: 'GET', address: path, signIn, what: 'who asks' }, signal)).body,
    );
  };
  return {
    account: connection.account ?? '',
    instance: 'tiny',
    streams: [],
    async *check(signal) {
      yield step('sign-in', `Signed in: ${await ask(signal)}`);
      yield step('tenants', '1 tenant.');
    },
    tenants: async (signal) => [{ id: 't1', name: await ask(signal) }],
    scopes: () => [],
    // biome-ignore lint/correctness/useYield: it has no windows
    async *readWindow() {
      return { outcome: 'complete', reason: null, total: 0 };
    },
  };
}
