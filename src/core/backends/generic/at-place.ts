import { pointerSegments } from '../../records/json-pointer';

/** The value that a JSON Pointer names in a parsed answer; undefined where there is none. */
export function atPlace(root: unknown, place: string): unknown {
  let value: unknown = root;
  for (const segment of pointerSegments(place)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** The text or number at a place as text; null where there is neither, or an empty text. */
export function textAt(root: unknown, place: string): string | null {
  const value = atPlace(root, place);
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}
