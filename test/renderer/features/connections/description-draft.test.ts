import { DESCRIPTION_STEPS } from '@core/backends/generic/description-steps';
import { REQUEST_STEP } from '@core/backends/generic/request-steps';
import { expect, it } from 'vitest';
import {
  fieldsWithin,
  filledIn,
  isAsked,
  problemsOfDescription,
  valueAt,
  withValueAt,
} from '../../../../src/renderer/src/features/connections/description-draft';
import { placesOfAnswer } from '../../../../src/renderer/src/features/connections/described-places';

it('changes one part and leaves the others as they are', () => {
  const draft = withValueAt({ name: 'One' }, '/request/path', '/audit');
  expect(draft).toEqual({ name: 'One', request: { path: '/audit' } });
  expect(valueAt(draft, '/request/path')).toBe('/audit');
  expect(valueAt(draft, '/paging/kind')).toBeUndefined();
});

it('begins a part anew when its kind changes, so that nothing of the former kind is left over', () => {
  const draft = withValueAt({ paging: { kind: 'page', first: 0 } }, '/paging/kind', 'token');
  expect(draft).toEqual({ paging: { kind: 'token' } });
  expect(problemsOfDescription(draft)).toEqual([]);
});

it('fills in what is left open, and says what is not understood', () => {
  expect(valueAt(filledIn({}), '/signIn/kind')).toBe('bearer');
  expect(problemsOfDescription({ limit: 'many' })).toHaveLength(1);
  expect(filledIn({ limit: 'many' })).toEqual({ limit: 'many' });
});

it('has a value to show for every field that is asked for', () => {
  const shown = filledIn({});
  const asked = DESCRIPTION_STEPS.flatMap((step) => step.fields).filter((field) => isAsked(field, shown));
  const missing = asked.filter((field) => valueAt(shown, field.path) === undefined).map((field) => field.path);
  expect(missing.filter((path) => path !== '/mapping/idIsGlobal')).toEqual([]);
});

it('asks for the request that lists tenants as for the one that lists entries', () => {
  const fields = fieldsWithin(REQUEST_STEP.fields, '/request', '/tenants/request');
  expect(fields.map((field) => field.path)).toContain('/tenants/request/method');
  const body = fields.find((field) => field.path === '/tenants/request/body');
  expect(body?.shownWhen?.path).toBe('/tenants/request/method');
});

it('offers the places of an answer: lists, values beside them, and values of a record', () => {
  const body = '{"data":{"items":[{"id":"1","actor":{"name":"Ann"}}]},"next":"abc"}';
  expect(placesOfAnswer(body, '/data/items', '')).toEqual({
    values: ['/next'],
    lists: ['/data/items'],
    inRecord: [
      { place: '/id', example: '1' },
      { place: '/actor/name', example: 'Ann' },
    ],
  });
  expect(placesOfAnswer('not json', '', '').lists).toEqual([]);
});
