import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import type { FeatureHandlers } from '../../handlers';
import type { AskedQuestions } from './asked-questions';
import { createPathQuestions, withPathValues } from './path-questions';

export interface SearchPorts {
  readonly archive: Pick<
    Archive,
    | 'page'
    | 'slice'
    | 'count'
    | 'facet'
    | 'facets'
    | 'histogram'
    | 'timeline'
    | 'explainEmpty'
    | 'newSince'
    | 'pathValues'
    | 'pathFacet'
  >;
  /** Shared with others whose questions `search.cancel` stops too. */
  readonly asked: AskedQuestions;
  readonly push: (push: Push) => void;
}

/** The questions that a search asks of the archive. One that carries an `ask` can be stopped by it. */
export function createSearchFeature({ archive, asked, push }: SearchPorts): FeatureHandlers<'search'> {
  return {
    'search.page': ({ ask, criteria, snapshot, sort, target, limit, paths }) =>
      asked.answer(ask, async (signal) =>
        withPathValues(archive, await archive.page({ criteria, snapshot, signal }, sort, target, limit), paths, signal),
      ),
    'search.slice': ({ ask, criteria, snapshot, sort, offset, limit, paths }) =>
      asked.answer(ask, async (signal) =>
        withPathValues(
          archive,
          await archive.slice({ criteria, snapshot, signal }, sort, offset, limit),
          paths,
          signal,
        ),
      ),
    ...createPathQuestions({ archive, asked, push }),
    'search.count': ({ ask, ...question }) => asked.answer(ask, (signal) => archive.count({ ...question, signal })),
    'search.facet': ({ ask, criteria, snapshot, field, ...options }) =>
      asked.answer(ask, (signal) => archive.facet({ criteria, snapshot, signal }, field, options)),
    'search.facets': ({ ask, criteria, snapshot, facets }) =>
      asked.answer(ask, (signal) => archive.facets({ criteria, snapshot, signal }, facets)),
    'search.histogram': ({ ask, criteria, snapshot, bucket, zone }) => {
      requireZone(zone);
      return asked.answer(ask, (signal) => archive.histogram({ criteria, snapshot, signal }, bucket, zone));
    },
    'search.timeline': ({ ask, criteria, snapshot, zone, most }) => {
      requireZone(zone);
      return asked.answer(ask, (signal) => archive.timeline({ criteria, snapshot, signal }, zone, most));
    },
    'search.explainEmpty': ({ ask, ...question }) =>
      asked.answer(ask, (signal) => archive.explainEmpty({ ...question, signal })),
    'search.countNew': async (question) => ({ entries: await archive.newSince(question) }),
    'search.cancel': ({ ask }) => ({ cancelled: asked.cancel(ask) }),
  };
}

function requireZone(zone: string): void {
  if (isKnownZone(zone)) return;
  throw new ExpectedFailure(
    'search-invalid',
    `"${zone.slice(0, 100)}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
  );
}
