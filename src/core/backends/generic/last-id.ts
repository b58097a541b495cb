import type { FramedRecord } from '../../records/framed-record';
import { locate, pointerSegments } from '../../records/json-pointer';
import type { Paging } from './description-paging';

/** The id of a page's last item, as text: where a log by checkpoints goes on. Null for other paging and where it has none. */
export function lastIdOf(
  items: readonly FramedRecord[],
  paging: Paging,
  idOf: (record: FramedRecord) => string | null,
): string | null {
  const last = items.at(-1);
  if (paging.kind !== 'checkpoint' || last === undefined) return null;
  if (paging.place === '') return idOf(last);
  const range = locate(last.text, pointerSegments(paging.place));
  return range === null ? null : plainText(last.text.slice(range.start, range.end));
}

/** A string's text, or a number as it is written. */
function plainText(json: string): string | null {
  if (/^-?\d/.test(json)) return json;
  if (!json.startsWith('"')) return null;
  try {
    const text: unknown = JSON.parse(json);
    return typeof text === 'string' && text !== '' ? text : null;
  } catch {
    return null;
  }
}
