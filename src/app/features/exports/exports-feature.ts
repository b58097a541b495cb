import type { Archive } from '@core/archive/archive';
import type { ExportResult } from '@core/export/export-request';
import type { FileHandles } from '../../files/file-handles';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';
import { copyEntries } from './copy-entries';
import { writeExport } from './write-export';

export interface ExportsPorts {
  readonly archive: Pick<Archive, 'count' | 'stream' | 'annotationsOf'>;
  readonly operations: Pick<Operations, 'start'>;
  readonly files: Pick<FileHandles, 'resolve'>;
}

/** Exports of searches: each an operation whose result is an `ExportResult`. */
export function createExportsFeature({ archive, operations, files }: ExportsPorts): FeatureHandlers<'exports'> {
  return {
    'exports.copy': (request) => copyEntries(archive, request),
    'exports.start': ({ target, ...request }) => {
      const { path, name } = files.resolve(target, ['target']);
      const { id } = operations.start('export', `Exporting ${name}`, 'entries', async (task): Promise<ExportResult> => {
        const report = (written: number, total: number): void =>
          task.report({ done: written, entries: written, total });
        const written = await writeExport({ archive, request, path, signal: task.signal, report });
        return { ...written, target: name };
      });
      return { operation: id };
    },
  };
}
