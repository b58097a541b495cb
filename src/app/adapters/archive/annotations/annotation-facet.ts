import type { FacetOptions } from '@core/archive/archive';
import { foldText, MARKS } from '@core/annotations/annotation';
import type { Facet, FacetValue } from '@core/search/results';
import type { FacetField } from '@core/search/search';
import type { Session } from '../engine/session';
import { compose, integer, type Sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import type { AnnotationField } from './annotation-condition';
import { kindCode } from './annotation-codes';

export type AnnotationFacetField = Extract<FacetField, AnnotationField>;

export const isAnnotationFacet = (field: FacetField): field is AnnotationFacetField =>
  field === 'mark' || field === 'tag' || field === 'reviewed';

const collator = new Intl.Collator('en', { sensitivity: 'accent', numeric: true });

/**
 * Counts by mark, tag or reviewer. An entry with two tags counts under both; entries of which nothing of the kind is
 * said count under the empty value.
 */
export async function countAnnotationFacet(
  session: Session,
  {
    where,
    field,
    options,
  }: { readonly where: Sql; readonly field: AnnotationFacetField; readonly options: FacetOptions },
): Promise<Facet> {
  const kind = `kind = ${integer(kindCode(field))}`;
  const code = field === 'mark' ? 'a.value' : 'a.slot';
  const counted = await session.rows(
    compose(
      `SELECT said.code, t.content, said.entries FROM (
        SELECT ${code} AS code, count(*) AS entries FROM annotation AS a JOIN entry AS e ON e.id = a.entry
        WHERE a.${kind} AND (`,
      where,
      `) GROUP BY ${code}) AS said LEFT JOIN annotation_text AS t ON t.code = said.code`,
    ),
  );
  const none = await session.row(
    compose(
      `SELECT count(*) FROM entry AS e WHERE e.id NOT IN (SELECT entry FROM annotation WHERE ${kind}) AND (`,
      where,
      ')',
    ),
  );
  const found = counted.map(([at, text, entries]): FacetValue => {
    const value = field === 'mark' ? (MARKS[numberOf(at) - 1] ?? '') : textOf(text);
    return { value, label: value, count: numberOf(entries) };
  });
  if (numberOf(none?.[0]) > 0) found.push({ value: '', label: '', count: numberOf(none?.[0]) });
  return facetOf(field, found, options);
}

function facetOf(field: AnnotationFacetField, found: readonly FacetValue[], options: FacetOptions): Facet {
  const sought = foldText(options.contains ?? '');
  const byLabel = (first: FacetValue, second: FacetValue): number => collator.compare(first.label, second.label);
  const all = found
    .filter(({ label }) => sought === '' || foldText(label).includes(sought))
    .sort(
      options.order === 'label' ? byLabel : (first, second) => second.count - first.count || byLabel(first, second),
    );
  const values = all.slice(0, options.limit);
  const sum = (some: readonly FacetValue[]): number => some.reduce((total, { count }) => total + count, 0);
  return { field, values, distinct: all.length, otherEntries: sum(all) - sum(values) };
}
