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
  withRecordPlace,
} from '../../../src/renderer/src/ui/mapping-draft';

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

it('names the places from inside the record once it is known to be wrapped, and from outside again', () => {
  const outside = withColumn(withColumn(newMapping(), 'started', ruleFrom('/log/ts')), 'source', ruleFixed('fw'));
  const inside = withRecordPlace(outside, '/log');
  expect([inside.recordPlace, inside.columns]).toEqual(['/log', { started: { from: '/ts' }, source: { fixed: 'fw' } }]);
  expect(withRecordPlace(inside, '')).toEqual(outside);
});

it('keeps a place that the record does not hold, and a CSV heading', () => {
  const mapping = withColumn(withColumn(newMapping(), 'item', ruleFrom('/other/x')), 'task', ruleFrom('Task'));
  expect(withRecordPlace(mapping, '/log').columns).toEqual({ item: { from: '/other/x' }, task: { from: 'Task' } });
});
