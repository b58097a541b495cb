import type { Place } from './query-node';
import { QueryError, type QueryFix } from './query-problem';
import { valueText, quoted } from './quoting';
import { NAMED_SUBJECTS, subjectText, subjectTitle } from './subjects';

/** The complaint about a name that no field has, with what may have been meant. */
export function unknownField(
  text: string,
  name: Place & { readonly name: string },
  value: Place | undefined,
): QueryError {
  const place = { offset: name.offset, length: name.length };
  const whole = value === undefined ? name.length : value.offset + value.length - name.offset;
  const isApart = value === undefined || value.offset > name.offset + name.length;
  const asText: QueryFix = {
    title: 'Search for the text itself',
    place: isApart ? place : { offset: name.offset, length: whole },
    replacement: quoted(text.slice(name.offset, name.offset + (isApart ? name.length : whole))),
  };
  const near = nearestField(name.name);
  const inRaw = name.name.includes('.') ? `raw.${name.name}` : null;
  const meant = inRaw ?? near;
  const fixes = meant === null ? [asText] : [{ title: `Write ${meant}`, place, replacement: `${meant}:` }, asText];
  const question = meant === null ? '' : ` Did you mean ${meant}?`;
  return new QueryError(
    place,
    `There is no field "${name.name}".${question} To search for the text itself, put it in quotation marks.`,
    { fixes },
  );
}

/** The field whose name or title takes the fewest changes; null where none is near. */
function nearestField(name: string): string | null {
  const wanted = name.toLowerCase();
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const subject of NAMED_SUBJECTS) {
    for (const known of [subjectText(subject), subjectTitle(subject)]) {
      const changes = distance(wanted, known.toLowerCase());
      if (changes < least) {
        least = changes;
        nearest = subjectText(subject);
      }
    }
  }
  return nearest === null ? null : valueText(nearest);
}

/** Levenshtein's distance. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 10) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
