import { readFile, stat } from 'node:fs/promises';
import type { CallAnswer } from '@contract/calls';
import type { Connection } from '@core/connections/connection';
import { CONNECTOR_IDS } from '@core/connections/connector-id';
import { ExpectedFailure } from '@core/failure/failure';
import { z } from 'zod';
import { writeTarget } from '../../files/target-file';
import type { ConnectionsPorts } from './connections-ports';

const LARGEST_BYTES = 1_000_000;

/** A connection as it can be handed on: without account, secret, trust, proxy and tenants. */
const descriptionFileSchema = z.strictObject({
  version: z.literal(1),
  connector: z.enum(CONNECTOR_IDS),
  name: z.string().trim().min(1).max(200),
  address: z.url({ protocol: /^https?$/ }).max(2000),
  options: z.record(z.string(), z.unknown()),
});

export async function exportDescription(connection: Connection, path: string): Promise<{ readonly bytes: number }> {
  const { connector, name, address, options } = connection;
  const text = `${JSON.stringify({ version: 1, connector, name, address, options }, null, 2)}\n`;
  const { written } = await writeTarget(path, (file) => file.write(Buffer.from(text, 'utf8')));
  return { bytes: written.bytes };
}

const refuse = (name: string, why: string): ExpectedFailure =>
  new ExpectedFailure('connection-invalid', `${name} describes no connection: ${why}`);

async function readText(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > LARGEST_BYTES) throw refuse(name, 'it is larger than 1 MB.');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    throw new ExpectedFailure('file-unreadable', `${name} cannot be read; check that it is there and that you may.`);
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(name, 'it is not JSON.');
  }
}

/** Reads what somebody shared; it is checked whole, and nothing of it is used before the user adds the connection. */
export async function importDescription(
  { connectorOf }: ConnectionsPorts,
  file: { readonly path: string; readonly name: string },
): Promise<CallAnswer<'connections.importDescription'>> {
  const read = parseJson(await readText(file.path, file.name), file.name);
  const isOurs = typeof read === 'object' && read !== null && 'connector' in read && 'options' in read;
  if (!isOurs) throw refuse(file.name, 'it was not saved by “Save as file…” of a connection.');
  const parsed = descriptionFileSchema.safeParse(read);
  if (!parsed.success) throw refuse(file.name, problemsOf(parsed.error));
  const { name, address, connector, options } = parsed.data;
  const checked = connectorOf(connector).options.safeParse(options);
  if (!checked.success) throw refuse(file.name, problemsOf(checked.error));
  return { name, address, connector, options };
}

/** The first few problems of a schema, one sentence. */
export const problemsOf = (error: z.ZodError): string =>
  `${error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')}.`;
