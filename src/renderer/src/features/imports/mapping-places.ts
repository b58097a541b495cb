import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import { placesOfJson, placesWithin, type SamplePlace, wrappersOfJson } from '../../ui/sample-places';

/** The places that the columns of a mapping can name in this file: the headings of a CSV, else the pointers of its records. */
export function placesFor(file: FilePreview | undefined, recordPlace: string): readonly SamplePlace[] {
  if (file === undefined) return [];
  const headings = file.recognition?.plan.headings ?? null;
  if (headings !== null) return headings.filter((one) => one !== '').map((place) => ({ place, example: null }));
  const places = placesOfJson(file.records);
  const within = placesWithin(places, recordPlace);
  // The sample may show the records with their wrapper taken off already.
  return within.length > 0 ? within : places;
}

/** Where the record may stand: not wrapped, each member that holds an object, and what the mapping says now. */
export function recordPlacesFor(file: FilePreview | undefined, mapping: GenericMapping): readonly string[] {
  const isCsv = (file?.recognition?.plan.headings ?? null) !== null;
  const found = file === undefined || isCsv ? [] : wrappersOfJson(file.records);
  return [...new Set(['', ...found, mapping.recordPlace])];
}
