import type { Filter } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  withKept,
  withLeftOut,
  withOnly,
  withoutField,
  withoutValue,
} from '../../../../../src/renderer/src/features/search/facets/facet-choice';

const kept = (...values: string[]): Filter => ({ field: 'task', not: false, values });
const leftOut = (...values: string[]): Filter => ({ field: 'task', not: true, values });
const OTHER: Filter = { field: 'severity', not: false, values: ['error'] };

describe('choosing values of a facet', () => {
  it('"only" takes the place of every other filter of the field', () => {
    expect(withOnly([kept('a', 'b'), OTHER, leftOut('c')], 'task', 'c')).toEqual([kept('c'), OTHER]);
    expect(withOnly([OTHER], 'task', 'c')).toEqual([OTHER, kept('c')]);
  });

  it('"not" is remembered by name, and the value is no longer kept', () => {
    expect(withLeftOut([kept('a', 'b'), OTHER], 'task', 'a')).toEqual([kept('b'), OTHER, leftOut('a')]);
    expect(withLeftOut([kept('a'), leftOut('b')], 'task', 'a')).toEqual([leftOut('b', 'a')]);
    expect(withLeftOut([leftOut('a')], 'task', 'a')).toEqual([leftOut('a')]);
  });

  it('several are kept together, and what is kept is no longer left out', () => {
    expect(withKept([kept('a'), leftOut('b', 'c')], 'task', 'b')).toEqual([kept('a', 'b'), leftOut('c')]);
  });

  it('a value that is taken away takes its filter along when it was the last', () => {
    expect(withoutValue([kept('a'), OTHER, leftOut('a', 'b')], 'task', 'a')).toEqual([OTHER, leftOut('b')]);
    expect(withoutField([kept('a'), OTHER, leftOut('b')], 'task')).toEqual([OTHER]);
  });

  it('is read over all filters of the field, the empty text being "no value"', () => {
    expect(choiceOf([kept('a'), kept('b', ''), leftOut('c'), OTHER], 'task')).toEqual({
      kept: new Set(['a', 'b', '']),
      leftOut: new Set(['c']),
    });
  });
});
