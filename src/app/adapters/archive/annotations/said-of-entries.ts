import { type EntryAnnotations, MARKS, withoutAnnotations } from '@core/annotations/annotation';
import type { Row, Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import { idsCondition } from '../query/ids-condition';
import { kindCode } from './annotation-codes';

/** What is said of some entries, by entry; those of which nothing is said are left out. */
export async function saidOfEntries(
  session: Session,
  entries: readonly number[],
): Promise<ReadonlyMap<number, EntryAnnotations>> {
  const said = new Map<number, EntryAnnotations>();
  if (entries.length === 0) return said;
  const wanted = new Set(entries);
  const rows = await session.manyRows(
    sql(`WITH chosen AS (SELECT * FROM annotation WHERE ${idsCondition('entry', entries)})
      SELECT a.entry, a.kind, a.value, slot.content, value.content, x.who, x.done_at::DOUBLE
      FROM chosen AS a JOIN annotation_action AS x ON x.id = a.action
      LEFT JOIN annotation_text AS slot ON slot.code = a.slot LEFT JOIN annotation_text AS value ON value.code = a.value
      ORDER BY a.entry, a.kind, slot.folded`),
  );
  for (const row of rows) {
    const entry = numberOf(row[0]);
    if (wanted.has(entry)) said.set(entry, withRow(said.get(entry) ?? withoutAnnotations(entry), row));
  }
  return said;
}

function withRow(before: EntryAnnotations, row: Row): EntryAnnotations {
  const [, kind, value, slotText, valueText, who, at] = row;
  const said = { who: textOf(who), at: numberOf(at) };
  switch (numberOf(kind)) {
    case kindCode('mark'): {
      const mark = MARKS[numberOf(value) - 1];
      return mark === undefined ? before : { ...before, mark: { ...said, mark } };
    }
    case kindCode('tag'):
      return { ...before, tags: [...before.tags, { ...said, tag: textOf(slotText) }] };
    case kindCode('note'):
      return { ...before, note: { ...said, text: textOf(valueText) } };
    default:
      return { ...before, reviewed: [...before.reviewed, said].toSorted((one, other) => one.at - other.at) };
  }
}
