import { expect, it } from 'vitest';
import {
  boundsOf,
  inSight,
  moved,
  oneCell,
  scrolledTo,
} from '../../../../src/renderer/src/features/coverage/calendar-selection';

const shape = { rows: 500, columns: 90, page: 20 };
const key = (name: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  ...more,
});

it('moves by arrows and pages and stops at the edges', () => {
  expect(moved(oneCell(0, 89), key('ArrowRight'), shape)).toEqual(oneCell(0, 89));
  expect(moved(oneCell(0, 89), key('ArrowLeft'), shape)).toEqual(oneCell(0, 88));
  expect(moved(oneCell(490, 3), key('PageDown'), shape)).toEqual(oneCell(499, 3));
  expect(moved(oneCell(7, 3), key('Home', { ctrlKey: true }), shape)).toEqual(oneCell(0, 0));
  expect(moved(oneCell(7, 3), key('a'), shape)).toBeNull();
});

it('extends from its anchor with Shift', () => {
  const wider = moved(oneCell(4, 10), key('ArrowLeft', { shiftKey: true }), shape);
  expect(wider).toEqual({ row: 4, column: 9, anchorRow: 4, anchorColumn: 10 });
  expect(boundsOf(wider ?? oneCell(0, 0))).toEqual({ top: 4, bottom: 4, left: 9, right: 10 });
});

it('keeps only what is in sight, with a margin, and the same over a short way', () => {
  expect(inSight(0, 240, 24, 500)).toEqual({ first: 0, last: 17 });
  expect(inSight(2400, 240, 24, 500)).toEqual({ first: 90, last: 119 });
  expect(inSight(2410, 240, 24, 500)).toEqual({ first: 90, last: 119 });
  expect(inSight(0, 240, 24, 3)).toEqual({ first: 0, last: 2 });
});

it('scrolls only as far as it must', () => {
  expect(scrolledTo(100, 200, 150, 24)).toBe(100);
  expect(scrolledTo(100, 200, 48, 24)).toBe(48);
  expect(scrolledTo(100, 200, 296, 24)).toBe(120);
});
