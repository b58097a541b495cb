import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import type { FacetValue } from '@core/search/results';
import {
  type Criteria,
  FACET_FIELDS,
  type FacetField,
  type Filter,
  type FilterField,
  type Snapshot,
} from '@core/search/search';
import { countAnnotationFacet, isAnnotationFacet } from '../annotations/annotation-facet';
import type { Session } from '../engine/session';
import { all, compose, integer, join, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';
import { criteriaCondition, filterCondition } from './criteria-to-sql';
import { facetCounts, valuesOfCodes } from './facet-answer';
import { type CodedField, facetColumn } from './facets';

export interface FacetsQuestion {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
  readonly wishes: readonly FacetWish[];
  /** What the criteria hold in all. */
  readonly entries: number;
}

/** Fields whose filters compare codes: cheap enough to be asked once a facet. */
const CHEAP: ReadonlySet<FilterField> = new Set(['id', ...FACET_FIELDS.filter((field) => !isAnnotationFacet(field))]);
/** From so many entries on, a question for each facet is faster than one reading that groups by all of them. */
const MANY_ENTRIES = 4_000_000;

/** Entries by code of one field. */
type CodeCounts = Map<number, number>;

/**
 * Counts several facets. Those whose codes stand in the entry's row are counted in one statement: conditions that cost
 * much (texts, the query) are read once for all of them, a field's own filters being left out by a flag; cheap ones are
 * left out by a question of the field's own.
 */
export async function countFacets(
  session: Session,
  question: FacetsQuestion,
  state: ArchiveState,
): Promise<readonly FacetCounts[]> {
  const { criteria, snapshot, wishes } = question;
  const asked = [...new Set(wishes.map((wish) => wish.field))];
  const coded = asked.filter((field) => !isAnnotationFacet(field));
  const counts = new Map<FacetField, CodeCounts>(coded.map((field) => [field, new Map()]));
  await countCoded(session, question, { fields: coded, state, counts });
  const values = new Map<FacetField, readonly FacetValue[]>();
  for (const field of coded) values.set(field, valuesOfCodes(field, counts.get(field) ?? new Map(), state));
  for (const field of asked.filter(isAnnotationFacet)) {
    const where = criteriaCondition(criteria, snapshot, state, { withoutField: field });
    const facet = await countAnnotationFacet(session, { where, field, options: { limit: Number.MAX_SAFE_INTEGER } });
    values.set(field, facet.values);
  }
  return wishes.map((wish) =>
    facetCounts(wish, { values: values.get(wish.field) ?? [], filters: ownFilters(criteria, wish.field), state }),
  );
}

interface Work {
  readonly fields: readonly CodedField[];
  readonly state: ArchiveState;
  readonly counts: ReadonlyMap<FacetField, CodeCounts>;
}

async function countCoded(session: Session, question: FacetsQuestion, work: Work): Promise<void> {
  const { fields } = work;
  const { criteria, entries } = question;
  if (!isCheap(criteria)) {
    await countTogether(session, question, work);
    return;
  }
  const isOwn = (field: FacetField): boolean => ownFilters(criteria, field).length > 0;
  const isLarge = entries > MANY_ENTRIES;
  await countAlone(session, question, { ...work, fields: isLarge ? fields : fields.filter(isOwn) });
  if (!isLarge) await countTogether(session, question, { ...work, fields: fields.filter((field) => !isOwn(field)) });
}

const isCheap = ({ filters, query }: Criteria): boolean =>
  query === '' && filters.every((filter) => CHEAP.has(filter.field));

const ownFilters = (criteria: Criteria, field: FacetField): readonly Filter[] =>
  criteria.filters.filter((filter) => filter.field === field);

/** One grouping a field, each over the criteria without the field's own filters. */
async function countAlone(session: Session, { criteria, snapshot }: FacetsQuestion, work: Work): Promise<void> {
  const { fields, state, counts } = work;
  if (fields.length === 0) return;
  const branches = fields.map((field, index) => {
    const where = criteriaCondition(criteria, snapshot, state, { withoutField: field });
    const column = facetColumn(field);
    const select = `SELECT ${integer(index)} AS place, ${column} AS code, count(*) AS entries FROM entry AS e WHERE`;
    return compose(select, where, `GROUP BY ${column}`);
  });
  for await (const chunk of session.chunks(join(branches, ' UNION ALL '))) {
    const [places, codes, numbers] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const field = fields[numberOf(places?.[at])];
      if (field !== undefined) add(counts.get(field), numberOf(codes?.[at]), numberOf(numbers?.[at]));
    }
  }
}

/** One reading of the entries for all fields: grouped by each of them, a row counting for a field by its flag. */
async function countTogether(session: Session, { criteria, snapshot }: FacetsQuestion, work: Work): Promise<void> {
  const { fields, state, counts } = work;
  if (fields.length === 0) return;
  const owners = fields.filter((field) => ownFilters(criteria, field).length > 0);
  const base = criteria.filters.filter((filter) => !owners.some((field) => field === filter.field));
  const flags = owners.map((field, index) => {
    const conditions = ownFilters(criteria, field).map((filter) => filterCondition(filter, snapshot, state));
    return compose('coalesce(', all(conditions), `, FALSE) AS o${integer(index)}`);
  });
  const columns = fields.map((field, index) => sql(`${facetColumn(field)} AS c${integer(index)}`));
  const entries = compose(
    'SELECT',
    join([...columns, ...flags], ', '),
    'FROM entry AS e WHERE',
    criteriaCondition({ ...criteria, filters: base }, snapshot, state),
  );
  await readSets(session, setsOf(entries, fields, owners), { fields, counts });
}

/** `kept`: whether every filter but the field's own holds; the set is told by which column is grouped by. */
function setsOf(entries: Sql, fields: readonly CodedField[], owners: readonly CodedField[]): Sql {
  const names = fields.map((_, index) => `c${integer(index)}`);
  const flag = (field: FacetField): string => {
    const others = owners.flatMap((owner, index) => (owner === field ? [] : [`o${integer(index)}`]));
    return others.length === 0 ? 'TRUE' : others.join(' AND ');
  };
  const kinds = [...new Set(fields.map(flag))];
  const keepers = kinds.map((kind, index) => `(${kind}) AS k${integer(index)}`);
  const sets = fields.map((field, index) => `(c${integer(index)}, k${integer(kinds.indexOf(flag(field)))})`);
  const keeper = fields.map((field, index) => `WHEN ${bitOf(fields, index)} THEN k${kinds.indexOf(flag(field))}`);
  const mask = `GROUPING(${names.join(', ')})`;
  return compose(
    `SELECT ${mask} AS mask, coalesce(${names.join(', ')}) AS code, count(*) AS entries
     FROM (SELECT ${[...names, ...keepers].join(', ')} FROM (`,
    entries,
    `)) GROUP BY GROUPING SETS (${sets.join(', ')}) HAVING CASE ${mask} ${keeper.join(' ')} END`,
  );
}

/** What GROUPING says where only one column is grouped by: a bit for each that is not, the first being the highest. */
const bitOf = (fields: readonly FacetField[], index: number): number =>
  2 ** fields.length - 1 - 2 ** (fields.length - 1 - index);

async function readSets(
  session: Session,
  question: Sql,
  { fields, counts }: Pick<Work, 'fields' | 'counts'>,
): Promise<void> {
  const byMask = new Map(fields.map((field, index) => [bitOf(fields, index), counts.get(field)]));
  for await (const chunk of session.chunks(question)) {
    const [masks, codes, numbers] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      add(byMask.get(numberOf(masks?.[at])), numberOf(codes?.[at]), numberOf(numbers?.[at]));
    }
  }
}

function add(counts: CodeCounts | undefined, code: number, entries: number): void {
  counts?.set(code, (counts.get(code) ?? 0) + entries);
}
