import { pointerSegments } from '@core/records/json-pointer';

/** A place in raw in short: its last step, with the one before it where that is only a number or nothing. */
export function pathTail(path: string): string {
  const segments = pointerSegments(path);
  const last = segments.at(-1) ?? '';
  const before = segments.at(-2);
  return before !== undefined && (last === '' || /^\d+$/.test(last)) ? `${before}/${last}` : last === '' ? path : last;
}

/** A field of the grid that is a place in raw: ids of columns begin with a letter. */
export const isPathField = (field: string): boolean => field.startsWith('/');
