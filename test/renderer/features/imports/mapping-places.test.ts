import { genericMappingSchema } from '@core/backends/generic-mapping';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { FilePreview } from '@core/imports/import-preview';
import { expect, it } from 'vitest';
import { placesFor, recordPlacesFor } from '../../../../src/renderer/src/features/imports/mapping-places';

const sample = (records: readonly string[], headings: readonly string[] | null): FilePreview => ({
  name: 'sample',
  byteLength: 1,
  recognition: {
    plan: {
      kind: 'generic',
      mappingVersion: 1,
      framing: headings === null ? 'json' : 'csv',
      encoding: 'utf-8',
      recordPlace: null,
      tenant: null,
      organization: null,
      instance: null,
      zone: null,
      dateOrder: null,
      mapping: null,
      headings,
      delimiter: null,
      recordColumn: null,
    } satisfies ReadingPlan,
    confidence: 0.3,
    reason: '',
    asks: ['mapping'],
    dateOrderIsAmbiguous: false,
  },
  problem: null,
  entries: [],
  records,
  rejected: [],
  isWhole: true,
});

const mapping = genericMappingSchema.parse({ version: 1, name: 'M', recordPlace: '/event' });

it('offers the headings of a CSV file', () => {
  expect(placesFor(sample(['1,2'], ['When', '', 'Who']), '').map((one) => one.place)).toEqual(['When', 'Who']);
});

it('offers the members of the wrapped record, also where the sample has no wrapper any more', () => {
  expect(placesFor(sample(['{"log":{"ts":1}}'], null), '/log').map((one) => one.place)).toEqual(['/ts']);
  expect(placesFor(sample(['{"ts":1}'], null), '/log').map((one) => one.place)).toEqual(['/ts']);
});

it('offers every member that holds an object as the place of the record, and keeps the one that is chosen', () => {
  expect(recordPlacesFor(sample(['{"log":{"ts":1},"n":2}'], null), mapping)).toEqual(['', '/log', '/event']);
});
