import { foldText, MARKS } from '@core/annotations/annotation';
import { type Pattern, patternSource } from '@core/search/query/pattern';
import type { FilterField } from '@core/search/search';
import { any, integer, integers, type Sql, sql } from '../engine/sql';
import type { AnnotationState } from './annotation-state';
import { kindCode } from './annotation-codes';

const ANNOTATION_FIELDS = ['mark', 'tag', 'note', 'reviewed'] as const satisfies readonly FilterField[];
export type AnnotationField = (typeof ANNOTATION_FIELDS)[number];

export const isAnnotationField = (field: FilterField): field is AnnotationField =>
  ANNOTATION_FIELDS.some((one) => one === field);

/** The condition on `entry AS e` that a filter over annotations makes; the empty text means "nothing of the kind". */
export function annotationCondition(field: AnnotationField, values: readonly string[], state: AnnotationState): Sql {
  const hasNone = values.includes('');
  if (!state.hasAny) return sql(hasNone ? 'TRUE' : 'FALSE');
  const kind = `kind = ${integer(kindCode(field))}`;
  const given = values.filter((value) => value !== '');
  return any([
    ...(hasNone ? [sql(`e.id NOT IN (SELECT entry FROM annotation WHERE ${kind})`)] : []),
    ...(given.length > 0 ? [among(kind, valueCondition(field, given))] : []),
  ]);
}

/** The same of a pattern: a whole tag, note or reviewer's name that fits it, in any case. */
export function annotationPatternCondition(
  field: AnnotationField,
  pattern: Pattern,
  { hasAny }: Pick<AnnotationState, 'hasAny'>,
): Sql {
  if (!hasAny) return sql('FALSE');
  const folded = pattern.map((part) => (typeof part === 'string' ? foldText(part) : part));
  const fitting = `SELECT code FROM annotation_text WHERE regexp_full_match(folded, ?)`;
  return among(
    `kind = ${integer(kindCode(field))}`,
    sql(`${field === 'note' ? 'value' : 'slot'} IN (${fitting})`, `(?is)${patternSource(folded)}`),
  );
}

const among = (kind: string, condition: Sql): Sql => ({
  ...condition,
  text: `e.id IN (SELECT entry FROM annotation WHERE ${kind} AND ${condition.text})`,
});

function valueCondition(field: AnnotationField, values: readonly string[]): Sql {
  if (field === 'mark') {
    const codes = values.map((value) => MARKS.findIndex((mark) => mark === value) + 1).filter((code) => code > 0);
    return sql(`value IN (${integers(codes)})`);
  }
  const sought = values.map(foldText);
  if (field === 'note') {
    const contains = sought.map(() => 'contains(folded, ?)').join(' OR ');
    return sql(`value IN (SELECT code FROM annotation_text WHERE ${contains})`, ...sought);
  }
  const listed = sought.map(() => '?').join(', ');
  return sql(`slot IN (SELECT code FROM annotation_text WHERE folded IN (${listed}))`, ...sought);
}
