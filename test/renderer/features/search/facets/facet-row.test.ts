import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FacetValues } from '../../../../../src/renderer/src/features/search/facets/facet-values';

const nothing = (): void => undefined;
const acts = { onToggle: nothing, onOnly: nothing, onNot: nothing, onCopy: nothing, onMenu: nothing };

/** The part of a row's width that each value's bar takes. */
function shares(counts: readonly (number | null)[], entries: number): readonly number[] {
  const values = counts.map((count, at) => ({ value: `v${at}`, name: `v${at}`, count, choice: null }));
  const drawn = renderToStaticMarkup(
    createElement(FacetValues, { title: 'Task', values, entries, isOutdated: false, ...acts }),
  );
  return [...drawn.matchAll(/width:calc\(\(100% - 30px\) \* ([\d.]+)\)/gu)].map((one) => Number(one[1]));
}

describe('the thin bar under a value', () => {
  it('is as long as its share of all entries of the facet', () => {
    expect(shares([50, 30, 20], 100)).toEqual([0.5, 0.3, 0.2]);
  });

  it('fills the row only where every entry has the value, and is empty where the count is not known', () => {
    expect(shares([7], 7)).toEqual([1]);
    expect(shares([null, 0], 7)).toEqual([0, 0]);
    expect(shares([3], 0)).toEqual([0]);
  });
});
