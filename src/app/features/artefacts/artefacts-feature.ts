import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { EntryArtefacts } from '@contract/artefact-calls';
import type { Archive } from '@core/archive/archive';
import { type Artefact, MOST_ARTEFACT_BYTES } from '@core/artefacts/artefact';
import { mediaTypeOf } from '@core/artefacts/media-type-of';
import { safeFileName } from '@core/artefacts/safe-file-name';
import { connectorOf } from '@core/backends/connectors';
import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import type { OpenConnections } from '../../connections/open-connections';
import { decodeForReading } from '../../files/decode-record';
import type { FileHandles } from '../../files/file-handles';
import { writeTarget } from '../../files/target-file';
import type { FeatureHandlers } from '../../handlers';
import type { Operations, OperationTask } from '../../operations/operations';
import type { ShowFile } from './show-file';

export interface ArtefactPorts {
  readonly archive: Pick<
    Archive,
    'row' | 'record' | 'deliveries' | 'windows' | 'artefacts' | 'keepArtefact' | 'artefactBytes' | 'removeArtefact'
  >;
  readonly connections: Pick<OpenConnections, 'list' | 'open'>;
  readonly operations: Operations;
  readonly files: Pick<FileHandles, 'resolve'>;
  readonly showFile: ShowFile;
}

/** Answers the `artefacts.*` calls: files that tasks made, fetched or attached, kept beside their entries. */
export function createArtefactsFeature(ports: ArtefactPorts): FeatureHandlers<'artefacts'> {
  const { archive, files, operations } = ports;
  return {
    'artefacts.ofEntry': async ({ entry }): Promise<EntryArtefacts> => {
      const connection = await connectionOf(ports, entry);
      return {
        kept: await archive.artefacts(entry),
        fetchFrom: connection === null ? null : { connectionId: connection.id, connectionName: connection.name },
      };
    },
    'artefacts.fetch': ({ entry }) => {
      const work = (task: OperationTask): Promise<Artefact> => fetchArtefact(ports, entry, task);
      return { operation: operations.start('artefact', 'Fetching an artefact', 'bytes', work).id };
    },
    'artefacts.attach': async ({ entry, file }) => {
      const { path, name } = files.resolve(file, ['file']);
      if ((await archive.row(entry)) === null) {
        throw new ExpectedFailure('entry-not-found', `There is no entry ${entry}; the file was not kept.`);
      }
      const bytes = await readWhole(path, name);
      return keep(ports, { entry, name, mediaType: mediaTypeOf(name), source: 'attached', origin: name, bytes });
    },
    'artefacts.save': async ({ id, target }) => {
      const { path } = files.resolve(target, ['target']);
      const { bytes } = await kept(ports, id);
      const { written } = await writeTarget(path, (file) => file.write(bytes));
      return { bytes: written.bytes };
    },
    'artefacts.open': async ({ id }) => {
      const { artefact, bytes } = await kept(ports, id);
      if (!artefact.canOpen) {
        throw new ExpectedFailure(
          'artefact-refused',
          `${artefact.name} is of a type that could be run, so it is not opened; save it and judge it yourself.`,
        );
      }
      await ports.showFile(artefact.name, bytes);
      return { opened: true };
    },
    'artefacts.remove': async ({ id }) => {
      await archive.removeArtefact(id);
      return { removed: true };
    },
  };
}

const tooLarge = (name: string): ExpectedFailure =>
  new ExpectedFailure(
    'artefact-refused',
    `${name} is larger than 256 MB and was not kept; keep such a file elsewhere.`,
  );

async function readWhole(path: string, name: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_ARTEFACT_BYTES) throw tooLarge(name);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ExpectedFailure('file-unreadable', `${name} cannot be read (${code}); choose it again.`);
  }
}

async function kept({ archive }: ArtefactPorts, id: number): Promise<{ artefact: Artefact; bytes: Uint8Array }> {
  const found = await archive.artefactBytes(id);
  if (found !== null) return found;
  throw new ExpectedFailure('artefact-not-found', 'This artefact is no longer in the archive; open the entry again.');
}

/** The connection that collected the entry, where its connector can fetch artefacts; null: none. */
async function connectionOf({ archive, connections }: ArtefactPorts, entry: number): Promise<Connection | null> {
  for (const delivery of await archive.deliveries(entry)) {
    if (delivery.windowId === null || delivery.runId === null) continue;
    const windows = await archive.windows({ runId: delivery.runId });
    const id = windows.find((window) => window.id === delivery.windowId)?.connectionId;
    const connection = connections.list().find((one) => one.id === id);
    if (connection !== undefined && connectorOf(connection.connector).capabilities.artefacts) return connection;
  }
  return null;
}

async function fetchArtefact(ports: ArtefactPorts, entry: number, task: OperationTask): Promise<Artefact> {
  const connection = await connectionOf(ports, entry);
  const record = await ports.archive.record(entry);
  const row = await ports.archive.row(entry);
  if (connection === null || record === null || row === null) {
    throw new ExpectedFailure(
      'artefact-not-found',
      'No connection of this program can fetch an artefact of this entry; attach the file by hand.',
    );
  }
  task.report({ title: `Fetching an artefact from ${connection.name}` });
  const open = ports.connections.open(connection, { onWait: (sentence) => task.report({ title: sentence }) });
  try {
    const question = {
      nativeId: row.nativeId,
      item: row.item,
      record: decodeForReading(record.bytes, record.encoding),
    };
    const found = (await open.session.artefact?.(question, task.signal)) ?? null;
    if (found === null) {
      throw new ExpectedFailure(
        'artefact-not-found',
        'The record names no artefact, or not by the place that the connection says.',
      );
    }
    const { mediaType, origin, bytes } = found;
    const name = safeFileName(found.name, `artefact-${entry}`);
    return await keep(ports, { entry, name, mediaType, source: 'downloaded', origin, bytes });
  } catch (error) {
    if (error instanceof BackendFailure) {
      throw new ExpectedFailure('backend-failed', error.message, error.detail ?? undefined);
    }
    throw error;
  } finally {
    await open.close();
  }
}

function keep(
  { archive }: ArtefactPorts,
  artefact: Omit<Parameters<Archive['keepArtefact']>[0], 'sha256'>,
): Promise<Artefact> {
  const name = safeFileName(artefact.name, `artefact-${artefact.entry}`);
  const sha256 = createHash('sha256').update(artefact.bytes).digest('hex');
  return archive.keepArtefact({ ...artefact, name, sha256 });
}
