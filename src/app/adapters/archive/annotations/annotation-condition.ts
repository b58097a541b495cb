import { foldText, MARKS } from '@core/annotations/annotation';
import type { FilterField } from '@core/search/search';
import { any, integer, integers, type Sql, sql } from '../engine/sql';
import type { AnnotationState } from './annotation-state';
import { kindCode } from './annotation-codes';

export type AnnotationField = Extract<FilterField, 'mark' | 'tag' | 'note' | 'reviewed'>;

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
