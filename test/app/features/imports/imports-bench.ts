import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import { createImportsFeature, type ImportsPorts } from '@app/features/imports/imports-feature';
import { FileHandles } from '@app/files/file-handles';
import { Operations } from '@app/operations/operations';
import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import { NO_CHOICES } from '@core/backends/reading-plan';
import type { ImportReport } from '@core/imports/import-report';
import type { OperationEnd } from '@core/operations/operation';
import { criteriaSchema } from '@core/search/search';
import { DEFAULT_SETTINGS, type Settings } from '@core/settings/settings';

type Feature = ReturnType<typeof createImportsFeature>;
type Choices = Parameters<Feature['imports.start']>[0]['choices'];

/** The imports feature over a real archive and the built reading thread, without a host. */
export interface ImportsBench {
  readonly archive: Archive;
  readonly feature: Feature;
  readonly operations: Operations;
  readonly pushes: readonly Push[];
  settings: Settings;
  add(path: string, kind?: 'file' | 'folder' | 'target'): string;
  /** Imports and waits for the end. */
  run(paths: readonly string[], choices?: Partial<Choices>): Promise<{ report: ImportReport; end: OperationEnd }>;
  /** Waits for the end of an operation. */
  ended(operation: string): Promise<OperationEnd>;
  close(): Promise<void>;
}

export const BUILT_PROGRAM = resolve('out');

export async function openImportsBench(dataFolder: string, change: Partial<ImportsPorts> = {}): Promise<ImportsBench> {
  await mkdir(dataFolder, { recursive: true });
  const archive = await openDuckDbArchive({ dataFolder });
  const pushes: Push[] = [];
  const waiting = new Map<string, (end: OperationEnd) => void>();
  const ends = new Map<string, OperationEnd>();
  const hear = (push: Push): void => {
    pushes.push(push);
    if (push.name !== 'operation.ended') return;
    ends.set(push.body.id, push.body);
    waiting.get(push.body.id)?.(push.body);
  };
  const operations = new Operations(hear, (_where, error) => {
    pushes.push({ name: 'command.invoked', body: { command: `bug: ${String(error)}` } });
    return 'bug';
  });
  const files = new FileHandles();
  const bench = { settings: DEFAULT_SETTINGS };
  const feature = createImportsFeature({
    archive,
    operations,
    files,
    dataFolder,
    programDirectory: BUILT_PROGRAM,
    settings: {
      readSettings: () => bench.settings,
      writeSettings: (settings) => {
        bench.settings = settings;
      },
      readShelf: () => ({ folders: [], searches: [] }),
      writeShelf: () => undefined,
      notices: [],
    },
    ...change,
  });
  const add = (path: string, kind: 'file' | 'folder' | 'target' = 'file'): string =>
    files.add({ path, kind, name: basename(path) }, null).handle;
  const ended = (operation: string): Promise<OperationEnd> => {
    const already = ends.get(operation);
    return already !== undefined ? Promise.resolve(already) : new Promise((done) => waiting.set(operation, done));
  };
  return Object.assign(bench, {
    archive,
    feature,
    operations,
    pushes,
    add,
    ended,
    run: async (paths: readonly string[], choices: Partial<Choices> = {}) => {
      const started = await feature['imports.start']({
        files: paths.map((path) => add(path)),
        choices: { ...NO_CHOICES, ...choices },
      });
      const end = await ended(started.operation);
      return { report: await feature['imports.read']({ importId: started.importId }), end };
    },
    close: async () => {
      await operations.stop();
      await archive.close();
    },
  });
}

/** Every entry of an archive by what it holds: native id and SHA-256 of its record, sorted. */
export async function contentOf(archive: Archive): Promise<readonly string[]> {
  const content: string[] = [];
  const question = { criteria: criteriaSchema.parse({ range: { kind: 'all' } }), snapshot: null };
  const sort = { column: 'id', direction: 'ascending' } as const;
  for await (const entries of archive.stream(question, sort, true)) {
    for (const { row, record } of entries) content.push(`${row.nativeId} ${row.tenant} ${record?.sha256}`);
  }
  return content.sort();
}
