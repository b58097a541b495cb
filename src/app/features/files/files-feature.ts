import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { safeFileName } from '@core/files/safe-file-name';
import type { HostServices } from '../../application';
import type { FileHandles } from '../../files/file-handles';
import type { FeatureHandlers } from '../../handlers';

/** Answers the `files.*` calls: dialogs are the host's, text becomes a staged file that goes when its handle does. */
export function createFilesFeature(ports: {
  readonly files: FileHandles;
  readonly host: HostServices;
  /** Where files live that belong to this run only. */
  readonly stagingFolder: string;
}): FeatureHandlers<'files'> {
  return {
    'files.pick': ({ what }) => ports.host.pickSources(what, ports.files),
    'files.pickTarget': ({ suggestedName }) => ports.host.pickTarget(safeFileName(suggestedName), ports.files),
    'files.fromText': async ({ name, text }) => {
      const folder = join(ports.stagingFolder, randomUUID());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'text');
      await writeFile(path, text, { mode: 0o600 });
      return ports.files.add(
        { path, kind: 'file', name, release: () => rm(folder, { recursive: true, force: true }) },
        Buffer.byteLength(text),
      );
    },
  };
}
