import type { FacetOptions } from '@core/archive/archive';
import { RELATIONS } from '@core/entry/mapped-entry';
import { SEVERITIES } from '@core/entry/severity';
import type { Facet, FacetValue } from '@core/search/results';
import type { FacetField } from '@core/search/search';
import { type AnnotationFacetField, countAnnotationFacet, isAnnotationFacet } from '../annotations/annotation-facet';
import { DIMENSION_COLUMNS } from '../dimensions/dimension-fields';
import type { Session } from '../engine/session';
import { compose, type Sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';

/** Counts by value: DuckDB groups the codes, the labels are in memory. */
export async function countFacet(
  session: Session,
  { where, field, options }: { readonly where: Sql; readonly field: FacetField; readonly options: FacetOptions },
  state: ArchiveState,
): Promise<Facet> {
  if (isAnnotationFacet(field)) return countAnnotationFacet(session, { where, field, options });
  const column = facetColumn(field);
  const values = new Map<string, FacetValue>();
  const counts = compose(`SELECT ${column}, count(*) FROM entry AS e WHERE`, where, `GROUP BY ${column}`);
  for await (const chunk of session.chunks(counts)) {
    const [codes, numbers] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const { value, label } = facetMeaning(field, numberOf(codes?.[at]), state);
      const count = numberOf(numbers?.[at]) + (values.get(value)?.count ?? 0);
      values.set(value, { value, label, count });
    }
  }
  const sought = options.contains?.toLocaleLowerCase('en') ?? '';
  const all = [...values.values()].filter(
    ({ label }) => sought === '' || label.toLocaleLowerCase('en').includes(sought),
  );
  all.sort(
    options.order === 'label' ? byLabel : (first, second) => second.count - first.count || byLabel(first, second),
  );
  const shown = all.slice(0, options.limit);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const shownEntries = shown.reduce((sum, { count }) => sum + count, 0);
  return { field, values: shown, distinct: all.length, otherEntries: total - shownEntries };
}

const collator = new Intl.Collator('en', { sensitivity: 'accent', numeric: true });

/** Any case; numbers within labels by their value. */
export function byLabel(first: FacetValue, second: FacetValue): number {
  return (
    collator.compare(first.label, second.label) ||
    (first.value < second.value ? -1 : Number(first.value > second.value))
  );
}

/** A facet whose values are codes in the entry's own row. */
export type CodedField = Exclude<FacetField, AnnotationFacetField>;

/** The column of `entry AS e` that holds a facet's codes. */
export function facetColumn(field: CodedField): string {
  if (field === 'severity' || field === 'relation' || field === 'tenant') return `e.${field}`;
  return `e.${DIMENSION_COLUMNS[field]}`;
}

/** What a code stands for: what a filter takes, and the name to show. */
export function facetMeaning(
  field: CodedField,
  code: number,
  state: ArchiveState,
): Pick<FacetValue, 'value' | 'label'> {
  switch (field) {
    case 'severity':
      return same(SEVERITIES[code] ?? '');
    case 'relation':
      return same(RELATIONS[code - 1] ?? '');
    case 'tenant': {
      const tenant = state.dimensions.tenants.of(code);
      return { value: tenant?.key ?? '', label: tenant?.label ?? '' };
    }
    default:
      return same(state.dimensions.of(field).valueOf(code) ?? '');
  }
}

const same = (value: string): Pick<FacetValue, 'value' | 'label'> => ({ value, label: value });
