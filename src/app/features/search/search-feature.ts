import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import type { FeatureHandlers } from '../../handlers';
import { AskedQuestions } from './asked-questions';

export interface SearchPorts {
  readonly archive: Pick<Archive, 'page' | 'slice' | 'count' | 'facet' | 'facets' | 'histogram' | 'explainEmpty' | 'newSince'>;
}

/** The questions that a search asks of the archive. One that carries an `ask` can be stopped by it. */
export function createSearchFeature({ archive }: SearchPorts): FeatureHandlers<'search'> {
  const asked = new AskedQuestions();
  return {
    'search.page': ({ ask, criteria, snapshot, sort, target, limit }) =>
      asked.answer(ask, (signal) => archive.page({ criteria, snapshot, signal }, sort, target, limit)),
    'search.slice': ({ ask, criteria, snapshot, sort, offset, limit }) =>
      asked.answer(ask, (signal) => archive.slice({ criteria, snapshot, signal }, sort, offset, limit)),
    'search.count': ({ ask, ...question }) => asked.answer(ask, (signal) => archive.count({ ...question, signal })),
    'search.facet': ({ ask, criteria, snapshot, field, ...options }) =>
      asked.answer(ask, (signal) => archive.facet({ criteria, snapshot, signal }, field, options)),
    'search.facets': ({ ask, criteria, snapshot, facets }) =>
      asked.answer(ask, (signal) => archive.facets({ criteria, snapshot, signal }, facets)),
    'search.histogram': ({ ask, criteria, snapshot, bucket, zone }) => {
      if (!isKnownZone(zone)) {
        throw new ExpectedFailure(
          'search-invalid',
          `"${zone.slice(0, 100)}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
        );
      }
      return asked.answer(ask, (signal) => archive.histogram({ criteria, snapshot, signal }, bucket, zone));
    },
    'search.explainEmpty': ({ ask, ...question }) =>
      asked.answer(ask, (signal) => archive.explainEmpty({ ...question, signal })),
    'search.countNew': async (question) => ({ entries: await archive.newSince(question) }),
    'search.cancel': ({ ask }) => ({ cancelled: asked.cancel(ask) }),
  };
}
