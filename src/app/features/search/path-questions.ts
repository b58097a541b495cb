import type { Push } from '@contract/pushes';
import type { Archive, CancelSignal } from '@core/archive/archive';
import { cutPathValue } from '@core/records/pick-paths';
import type { Page } from '@core/search/results';
import type { FeatureHandlers } from '../../handlers';
import type { AskedQuestions } from './asked-questions';

export interface PathQuestionsPorts {
  readonly archive: Pick<Archive, 'pathValues' | 'pathFacet'>;
  readonly asked: AskedQuestions;
  readonly push: (push: Push) => void;
}

/** The questions about places in raw. */
export function createPathQuestions(
  ports: PathQuestionsPorts,
): Pick<FeatureHandlers<'search'>, 'search.pathValues' | 'search.pathFacet'> {
  const { archive, asked, push } = ports;
  return {
    'search.pathValues': ({ ask, ids, paths }) =>
      asked.answer(ask, async (signal) => {
        const found = await archive.pathValues(ids, paths, signal);
        return [...found].map(([id, values]) => ({ id, values: values.map((value) => cutPathValue(value)) }));
      }),
    'search.pathFacet': ({ ask, criteria, snapshot, path, limit, contains }) =>
      asked.answer(ask, (signal) => {
        const progress =
          ask === undefined
            ? undefined
            : (done: number): void => push({ name: 'search.progress', body: { ask, done } });
        return archive.pathFacet({ criteria, snapshot, signal }, path, { limit, contains, progress });
      }),
  };
}

/** A page whose rows carry the values at places in raw: of its rows alone, after they were found. */
export async function withPathValues(
  archive: Pick<Archive, 'pathValues'>,
  page: Page,
  paths: readonly string[],
  signal: CancelSignal | undefined,
): Promise<Page> {
  if (paths.length === 0) return page;
  const found = await archive.pathValues(
    page.rows.map(({ id }) => id),
    paths,
    signal,
  );
  const rows = page.rows.map((row) => {
    const values = found.get(row.id);
    const cells = paths.map((path, at) => [path, cutPathValue(values?.[at] ?? null)] as const);
    return { ...row, paths: Object.fromEntries(cells) };
  });
  return { ...page, rows };
}
