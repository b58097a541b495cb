import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import type { FeatureHandlers } from '../../handlers';

export interface SearchPorts {
  readonly archive: Pick<Archive, 'page' | 'slice' | 'count' | 'facet' | 'histogram' | 'explainEmpty' | 'newSince'>;
}

/** The questions that a search asks of the archive. */
export function createSearchFeature({ archive }: SearchPorts): FeatureHandlers<'search'> {
  return {
    'search.page': ({ criteria, snapshot, sort, target, limit }) =>
      archive.page({ criteria, snapshot }, sort, target, limit),
    'search.slice': ({ criteria, snapshot, sort, offset, limit }) =>
      archive.slice({ criteria, snapshot }, sort, offset, limit),
    'search.count': (question) => archive.count(question),
    'search.facet': ({ criteria, snapshot, field, ...options }) =>
      archive.facet({ criteria, snapshot }, field, options),
    'search.histogram': ({ criteria, snapshot, bucket, zone }) => {
      if (!isKnownZone(zone)) {
        throw new ExpectedFailure(
          'search-invalid',
          `"${zone.slice(0, 100)}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
        );
      }
      return archive.histogram({ criteria, snapshot }, bucket, zone);
    },
    'search.explainEmpty': (question) => archive.explainEmpty(question),
    'search.countNew': async (question) => ({ entries: await archive.newSince(question) }),
  };
}
