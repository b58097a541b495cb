import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { type EntryMark, linkOfEntries, MOST_ENTRIES, parseLink } from '@core/links/link';
import type { ResolvedLink } from '@contract/window-calls';
import type { FeatureHandlers } from '../../handlers';

export interface LinksPorts {
  readonly archive: Pick<Archive, 'record' | 'findEntries'>;
}

/** Links to entries: made from what the archive knows of them, and found again in whichever archive they are opened. */
export function createLinksFeature({ archive }: LinksPorts): FeatureHandlers<'links'> {
  const markOf = async (id: number): Promise<EntryMark> => {
    const record = await archive.record(id);
    if (record === null) {
      throw new ExpectedFailure(
        'entry-not-found',
        `Entry ${id} is not in the archive (any more); run the search again.`,
      );
    }
    const { sha256, part, identity } = record;
    return { sha256, part, identity };
  };
  return {
    'links.ofEntries': async ({ ids }) => {
      // Too many are refused before their records are read.
      const marks = ids.length > MOST_ENTRIES ? ids.map(() => NO_MARK) : await Promise.all(ids.map(markOf));
      const made = linkOfEntries(marks);
      if (!made.ok) throw new ExpectedFailure('invalid-input', made.problem);
      return { link: made.link };
    },
    'links.resolve': async ({ link }) => {
      const read = parseLink(link);
      if (!read.ok) throw new ExpectedFailure('invalid-input', read.problem);
      return read.link.kind === 'search' ? read.link : await resolveEntries(archive, read.link.entries);
    },
  };
}

const NO_MARK: EntryMark = { sha256: '', part: 0, identity: null };

async function resolveEntries(archive: LinksPorts['archive'], marks: readonly EntryMark[]): Promise<ResolvedLink> {
  const found = await archive.findEntries(marks);
  const here = found.flatMap((one) => one ?? []);
  const [only] = here;
  if (only === undefined) {
    const which = marks.length === 1 ? 'The entry' : 'None of the entries';
    const what = marks.length === 1 ? 'is not in this archive' : 'of the link is in this archive';
    const message = `${which} ${marks.length === 1 ? 'of the link ' : ''}${what}: collect or import its tenant's log for that time, then open the link again.`;
    throw new ExpectedFailure('entry-not-found', message);
  }
  if (marks.length === 1) return { kind: 'entry', ...only };
  return { kind: 'entries', ids: [...new Set(here.map((one) => one.id))], missing: marks.length - here.length };
}
