import { genericMappingSchema } from '@core/backends/generic-mapping';
import { expect, it } from 'vitest';
import {
  isSameMapping,
  newMapping,
  ruleFixed,
  ruleFrom,
  savable,
  splitTexts,
  withColumn,
} from '../../../../src/renderer/src/features/imports/mapping-draft';

it('fills and empties a column without touching the others', () => {
  const first = withColumn(withColumn(newMapping(), 'started', ruleFrom('/ts')), 'source', ruleFixed('firewall'));
  expect(first.columns).toEqual({ started: { from: '/ts' }, source: { fixed: 'firewall' } });
  expect(withColumn(first, 'started', ruleFrom('')).columns).toEqual({ source: { fixed: 'firewall' } });
});

it('knows two mappings as the same whatever the order in which their columns were filled', () => {
  const one = withColumn(withColumn(newMapping(), 'task', ruleFrom('/t')), 'item', ruleFrom('/i'));
  const other = withColumn(withColumn(newMapping(), 'item', ruleFrom('/i')), 'task', ruleFrom('/t'));
  expect(isSameMapping(one, other)).toBe(true);
  expect(isSameMapping(one, { ...other, zone: 'UTC' })).toBe(false);
});

it('always gives what the schema takes, also for a name of spaces', () => {
  const given = savable({ ...newMapping(), name: '   ' });
  expect(genericMappingSchema.parse(given)).toEqual(given);
});

it('splits texts at commas, without spaces, empty ones and repetitions', () => {
  expect(splitTexts(' error, fatal,,error , ')).toEqual(['error', 'fatal']);
});
