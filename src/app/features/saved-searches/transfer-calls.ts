import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ExpectedFailure } from '@core/failure/failure';
import { applyImport } from '@core/saved-searches/apply-import';
import { type ImportPlan, planImport } from '@core/saved-searches/import-plan';
import { type PortableSearches, portableOf, readPortableSearches } from '@core/saved-searches/portable-searches';
import { writeTarget } from '../../files/target-file';
import type { FeatureHandlers } from '../../handlers';
import { requireSearch } from './require-search';
import type { Shelf } from './shelf';

type Names = 'export' | 'previewImport' | 'import';

const LARGEST_BYTES = 50_000_000;

/** Saved searches as a file that goes from one machine to another. */
export function transferCalls(shelf: Shelf): Pick<FeatureHandlers<'savedSearches'>, `savedSearches.${Names}`> {
  const { read, write, files, groups, now } = shelf;
  return {
    'savedSearches.export': async ({ ids, target }) => {
      const { searches } = read();
      for (const id of ids) requireSearch(searches, id);
      const chosen = searches.filter(({ id }) => ids.includes(id));
      const file = portableOf(chosen, groups.read(), {
        now: now(),
        program: shelf.program,
        nameOf: await tenantNames(shelf),
      });
      const text = `${JSON.stringify(file, null, 2)}\n`;
      const { path } = files.resolve(target, ['target']);
      const { written } = await writeTarget(path, (open) => open.write(Buffer.from(text, 'utf8')));
      return { searches: file.searches.length, groups: file.tenantGroups.length, bytes: written.bytes };
    },
    'savedSearches.previewImport': async ({ file }) => {
      const opened = await readFileOf(shelf, file);
      const plan = await planOf(shelf, opened);
      return { program: opened.program, exportedAt: opened.exportedAt, ...plan };
    },
    'savedSearches.import': async ({ file, searches, groups: groupChoices }) => {
      const plan = await planOf(shelf, await readFileOf(shelf, file));
      const before = read();
      const here = { searches: before.searches, groups: groups.read() };
      const outcome = applyImport(plan, { searches, groups: groupChoices }, here, {
        newSearchId: randomUUID,
        newGroupId: groups.newId,
        now: now(),
      });
      // Groups first: a search must never name one that is not there yet.
      if (outcome.groupsAdded.length + outcome.groupsReplaced.length > 0) {
        groups.write(outcome.groups, 'savedSearches.import');
      }
      if (outcome.added.length + outcome.replaced.length > 0) {
        write({ ...before, searches: outcome.searches }, 'savedSearches.import');
      }
      const { added, replaced, skipped, groupsAdded, groupsReplaced } = outcome;
      return { added, replaced, skipped, groupsAdded, groupsReplaced };
    },
  };
}

async function tenantNames({ archive }: Shelf): Promise<(key: string) => string | null> {
  const names = new Map((await archive.tenants()).map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? null;
}

async function planOf({ read, groups, archive }: Shelf, file: PortableSearches): Promise<ImportPlan> {
  const known = new Set((await archive.tenants()).map(({ key }) => key));
  return planImport(file, { searches: read().searches, groups: groups.read() }, known);
}

async function readFileOf({ files }: Shelf, handle: string): Promise<PortableSearches> {
  const { path, name } = files.resolve(handle, ['file']);
  const result = readPortableSearches(await textOf(path, name));
  if (result.ok) return result.file;
  throw refuse(name, result.problem);
}

const refuse = (name: string, why: string): ExpectedFailure =>
  new ExpectedFailure('searches-file-invalid', `Nothing was imported from ${name}: ${why}`);

async function textOf(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > LARGEST_BYTES) throw refuse(name, 'it is larger than 50 MB.');
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    throw new ExpectedFailure('file-unreadable', `${name} cannot be read; check that it is there and that you may.`);
  }
}
