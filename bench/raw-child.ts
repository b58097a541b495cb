import { performance } from 'node:perf_hooks';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { serveParent } from './child';

/** What the parent asks of the process that asks DuckDB without our program. */
export type RawRequest =
  | { readonly kind: 'open'; readonly path: string; readonly settings: Readonly<Record<string, string>> }
  | { readonly kind: 'rows'; readonly sql: string }
  | { readonly kind: 'time'; readonly statements: readonly string[] };

let connection: DuckDBConnection | null = null;

function opened(): DuckDBConnection {
  if (connection === null) throw new Error('No file is open.');
  return connection;
}

serveParent(async (request: RawRequest): Promise<unknown> => {
  switch (request.kind) {
    case 'open': {
      const instance = await DuckDBInstance.create(request.path, { access_mode: 'READ_ONLY', ...request.settings });
      connection = await instance.connect();
      return undefined;
    }
    case 'rows':
      return (await opened().runAndReadAll(request.sql)).getRowsJson();
    case 'time': {
      const begun = performance.now();
      for (const sql of request.statements) (await opened().runAndReadAll(sql)).getRows();
      return performance.now() - begun;
    }
  }
});
