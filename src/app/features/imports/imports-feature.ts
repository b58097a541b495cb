import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { ImportReport } from '@core/imports/import-report';
import type { SettingsStore } from '@core/settings/settings-store';
import { freeDiskSpace } from '../../adapters/files/free-disk-space';
import { EXPANSION_LIMITS, type ExpansionLimits } from '../../adapters/files/read-limits';
import type { FileHandles } from '../../files/file-handles';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';
import { choicesFor, type GivenChoices, rememberChoices, rememberCorrection, resolveMapping } from './choices-for';
import { correctImport } from './correct-import';
import { DiskWatch } from './disk-watch';
import { exportRejected } from './export-rejected';
import { createMappingsFeature } from './mappings-feature';
import { OneAtATime } from './one-at-a-time';
import { previewByReader } from './preview-by-reader';
import type { StartReader } from './reader';
import type { ReaderSource } from './reader-messages';
import { runImport } from './run-import';
import { threadReaders } from './thread-reader';

export interface ImportsPorts {
  readonly archive: Archive;
  readonly settings: SettingsStore;
  readonly operations: Operations;
  readonly files: FileHandles;
  /** The built program (`out`), where the reader's thread is started from. */
  readonly programDirectory: string;
  readonly dataFolder: string;
  /** For tests; left out: this machine. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly startReader?: StartReader;
  readonly limits?: ExpansionLimits;
}

const PICKED = ['file', 'folder'] as const;

/** Previews, runs, lists, undoes and corrects imports; one at a time writes to the archive. */
export function createImportsFeature(ports: ImportsPorts): FeatureHandlers<'imports'> & FeatureHandlers<'mappings'> {
  const { archive, settings, files } = ports;
  const limits = ports.limits ?? EXPANSION_LIMITS;
  const startReader = ports.startReader ?? threadReaders(ports.programDirectory);
  const writing = new Writing(ports, startReader, limits);
  const sourcesOf = (handles: readonly string[], choices: GivenChoices): readonly ReaderSource[] =>
    handles.map((handle) => {
      const { path, name } = files.resolve(handle, PICKED);
      return { path, name, choices: choicesFor({ path, name }, choices, settings.readSettings()) };
    });

  return {
    ...createMappingsFeature({ settings }),
    'imports.preview': (input) =>
      previewByReader(startReader({ kind: 'preview', sources: sourcesOf(input.files, input.choices), limits })),
    'imports.start': (input) => writing.startImport(input.files, sourcesOf(input.files, input.choices), input.choices),
    'imports.list': () => archive.imports(),
    'imports.read': ({ importId }) => reportOf(archive, importId),
    'imports.rejected': async ({ importId, offset, limit }) => {
      await reportOf(archive, importId);
      return archive.rejected(importId, offset, limit);
    },
    'imports.exportRejected': async ({ importId, target }) => {
      await reportOf(archive, importId);
      const { path } = files.resolve(target, ['target']);
      return { records: await exportRejected(archive, importId, path) };
    },
    'imports.undo': ({ importId }) => writing.startUndo(importId),
    'imports.correct': async ({ importId, choices }) => {
      const { mapping, ...rest } = choices;
      const resolved = mapping === undefined ? {} : { mapping: resolveMapping(mapping, settings.readSettings()) };
      return writing.startCorrection(importId, { ...rest, ...resolved });
    },
  };
}

/** What changes the archive: each an operation, one after the other. */
class Writing {
  readonly #ports: ImportsPorts;
  readonly #startReader: StartReader;
  readonly #limits: ExpansionLimits;
  readonly #disk: DiskWatch;
  readonly #turns = new OneAtATime();

  constructor(ports: ImportsPorts, startReader: StartReader, limits: ExpansionLimits) {
    this.#ports = ports;
    this.#startReader = startReader;
    this.#limits = limits;
    this.#disk = new DiskWatch(ports.dataFolder, ports.freeBytes ?? freeDiskSpace);
  }

  async startImport(
    handles: readonly string[],
    sources: readonly ReaderSource[],
    given: GivenChoices,
  ): Promise<{ readonly operation: string; readonly importId: number }> {
    const { archive, settings, operations, files } = this.#ports;
    const disk = this.#disk;
    await disk.check(0);
    settings.writeSettings(rememberChoices(sources, given, settings.readSettings()));
    const title = titleOf(sources);
    const importId = await archive.beginImport(title);
    const { id } = operations.start('import', `Importing ${title}`, 'bytes', async (task) => {
      try {
        return await this.#turns.run(() => {
          const reader = this.#startReader({ kind: 'import', sources, limits: this.#limits });
          return runImport({ archive, disk, importId, task }, reader);
        });
      } finally {
        for (const handle of handles) await files.release(handle);
      }
    });
    return { operation: id, importId };
  }

  async startUndo(importId: number): Promise<{ readonly operation: string }> {
    const { archive, operations } = this.#ports;
    const report = await endedReportOf(archive, importId, 'undone');
    const { id } = operations.start('undo', `Undoing the import of ${report.title}`, 'entries', (task) =>
      this.#turns.run(async () => {
        const progress = (done: number, total: number): void => task.report({ done, total, entries: done });
        return { importId, ...(await archive.undoImport(importId, progress, task.signal)) };
      }),
    );
    return { operation: id };
  }

  async startCorrection(
    importId: number,
    choices: Parameters<typeof correctImport>[0]['choices'],
  ): Promise<{ readonly operation: string }> {
    const { archive, operations, settings } = this.#ports;
    const report = await endedReportOf(archive, importId, 'corrected');
    const { id } = operations.start('correction', `Correcting the import of ${report.title}`, 'entries', (task) =>
      this.#turns.run(async () => {
        const work = { archive, disk: this.#disk, startReader: this.#startReader, task, report, choices };
        const result = await correctImport(work);
        settings.writeSettings(rememberCorrection(report.sources, choices, settings.readSettings()));
        return result;
      }),
    );
    return { operation: id };
  }
}

const titleOf = (sources: readonly ReaderSource[]): string => {
  const [first, ...others] = sources;
  return `${first?.name ?? 'nothing'}${others.length > 0 ? ` and ${others.length} more` : ''}`;
};

async function reportOf(archive: Archive, importId: number): Promise<ImportReport> {
  const report = await archive.report(importId);
  if (report !== null) return report;
  throw new ExpectedFailure(
    'import-not-found',
    `There is no import ${importId}; the list of imports shows which there are.`,
  );
}

async function endedReportOf(archive: Archive, importId: number, what: string): Promise<ImportReport> {
  const report = await reportOf(archive, importId);
  if (report.state === 'running') {
    throw new ExpectedFailure(
      'import-impossible',
      `Import ${importId} is still running; cancel it or wait before it is ${what}.`,
    );
  }
  if (report.state === 'undone') {
    throw new ExpectedFailure(
      'import-impossible',
      `Import ${importId} has been undone already, so it cannot be ${what}.`,
    );
  }
  return report;
}
