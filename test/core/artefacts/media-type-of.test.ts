import { mediaTypeOf } from '@core/artefacts/media-type-of';
import { expect, it } from 'vitest';

it('tells the type by the name’s ending, and nothing where that says nothing', () => {
  expect(mediaTypeOf('Report.PDF')).toBe('application/pdf');
  expect(mediaTypeOf('a.b.csv')).toBe('text/csv');
  expect(mediaTypeOf('setup.exe')).toBe('application/octet-stream');
  expect(mediaTypeOf('pdf')).toBe('application/octet-stream');
});
