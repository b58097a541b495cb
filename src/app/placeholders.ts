import { type CallName, calls } from '@contract/calls';
import type { Archive } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { FeatureHandlers } from './handlers';

const refuse = (what: string) => () =>
  Promise.reject(new ExpectedFailure('not-available-here', `${what} is not built yet.`));

/** Stands in for a feature until it is there. */
export const missingFeature = <Feature extends string>(feature: Feature): FeatureHandlers<Feature> =>
  Object.fromEntries(
    (Object.keys(calls) as CallName[])
      .filter((name) => name.startsWith(`${feature}.`))
      .map((name) => [name, refuse(name)]),
  ) as unknown as FeatureHandlers<Feature>;

/** Stands in for the archive until it is there. */
export const missingArchive = (): Archive =>
  new Proxy({} as Archive, {
    get: (_target, name) => {
      if (name === 'summary')
        return () =>
          Promise.resolve({
            entries: 0,
            bytes: 0,
            snapshot: { generation: 0, highestId: 0, now: Date.now() * 1000 },
            earliest: null,
            latest: null,
            undated: 0,
            tenants: 0,
          });
      if (name === 'onChanged') return () => () => undefined;
      if (name === 'close') return () => Promise.resolve();
      if (name === 'then') return undefined;
      return refuse(`archive.${String(name)}`);
    },
  });
