import type { KeyboardEvent } from 'react';
import { describe, expect, it } from 'vitest';
import { plotKey } from '../../../../../src/renderer/src/features/search/histogram/plot-keys';

function press(key: string, held: { shiftKey?: boolean; ctrlKey?: boolean } = {}, hasSelection = false) {
  const done: unknown[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]): void => {
      done.push([name, ...values]);
    };
  const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held } as KeyboardEvent;
  const isHandled = plotKey(event, {
    zoom: {
      axis: null,
      to: note('to'),
      by: note('by'),
      pan: note('pan'),
      fit: note('fit'),
      undo: note('undo'),
      redo: note('redo'),
    },
    point: note('point'),
    bars: 30,
    cursor: 10,
    isStop: (index) => index % 5 === 0,
    hasSelection,
    at: 77,
    onApply: note('apply'),
  });
  return [isHandled, ...done];
}

const moved = (to: number, isExtending = false) => [true, ['point', { kind: 'move', to, extends: isExtending }]];

describe('the keys of the bars', () => {
  it('move to the next bar worth a stop, by ten, and to the ends; Shift extends', () => {
    expect(press('ArrowRight')).toEqual(moved(15));
    expect(press('ArrowLeft', { shiftKey: true })).toEqual(moved(5, true));
    expect(press('PageUp')).toEqual(moved(0));
    expect(press('End')).toEqual(moved(29));
    expect(press('Home')).toEqual(moved(0));
  });

  it('apply, cancel only what there is, zoom around the bar, move, undo and redo', () => {
    expect(press('Enter')).toEqual([true, ['apply']]);
    expect(press('Escape')).toEqual([false]);
    expect(press('Escape', {}, true)).toEqual([true, ['point', { kind: 'clear' }]]);
    expect(press('+')).toEqual([true, ['by', 0.5, 77]]);
    expect(press('-')).toEqual([true, ['by', 2, 77]]);
    expect(press('0')).toEqual([true, ['fit']]);
    expect(press('ArrowLeft', { ctrlKey: true })).toEqual([true, ['pan', -0.25]]);
    expect(press('z', { ctrlKey: true })).toEqual([true, ['undo']]);
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual([true, ['redo']]);
    expect(press('r')).toEqual([false]);
  });
});
