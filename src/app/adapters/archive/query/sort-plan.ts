import type { ColumnId } from '@core/entry/columns';
import type { Sort } from '@core/search/search';
import { DIMENSION_COLUMNS } from '../dimensions/dimension-fields';
import type { Session } from '../engine/session';
import { integer, type Sql, sql } from '../engine/sql';
import type { ArchiveState } from '../state';
import type { RankedField, Ranks } from './ranks';

/** What a cursor remembers of a row besides its id: a number, a dimension's code, a text; null where it has no value. */
export type SortValue = number | string | null;

/**
 * How one sort is asked of `entry AS e`: rows with a value in the order of `keys` and then of the id, rows without one
 * after them in the order of the id, whatever the direction.
 */
export interface SortPlan {
  readonly descending: boolean;
  /** What FROM needs besides `entry AS e`, for rows with a value. */
  readonly join: string;
  /** Expressions compared one after the other; none: the id alone decides. */
  readonly keys: readonly string[];
  /** What a cursor remembers. */
  readonly value: string;
  readonly hasValue: string;
  /** null: every row has a value. */
  readonly hasNoValue: string | null;
  /** True where the only key is a whole number, so that ranges of it can be counted. */
  readonly isNumeric: boolean;
  /** The keys of a remembered value, as SQL; null where the value is no longer known. */
  keysOf(value: number | string): Promise<readonly Sql[] | null>;
}

/** The alphabetical order of RELATIONS: administrator, peer, self, system. */
const RELATION_KEY = 'CASE e.relation WHEN 3 THEN 1 WHEN 2 THEN 2 WHEN 1 THEN 3 WHEN 4 THEN 4 END';
const RELATION_PLACES = [0, 3, 2, 1, 4];

export interface SortContext {
  readonly session: Session;
  readonly state: ArchiveState;
  readonly ranks: Ranks;
}

export async function planSort(sort: Sort, context: SortContext): Promise<SortPlan> {
  const descending = sort.direction === 'descending';
  const { column } = sort;
  switch (column) {
    case 'started':
    case 'date': {
      const plan = numeric(descending, 'e.started');
      return context.state.counters.undated === 0 ? { ...plan, hasNoValue: null } : plan;
    }
    case 'finished':
      return numeric(descending, 'e.finished');
    case 'duration':
      return numeric(descending, 'e.duration');
    case 'severity':
      return { ...numeric(descending, 'e.severity'), hasValue: 'TRUE', hasNoValue: null };
    case 'relation':
      return {
        ...numeric(descending, RELATION_KEY),
        value: 'e.relation',
        hasValue: 'e.relation > 0',
        hasNoValue: 'e.relation = 0',
        keysOf: async (value) => [sql(integer(RELATION_PLACES[Number(value)] ?? 0))],
      };
    case 'item':
      return textual(descending, 'e.item');
    case 'nativeId':
      return textual(descending, 'e.native_id');
    case 'address':
      return textual(descending, 'e.address');
    case 'id':
    case 'firstSeen':
    case 'download':
      return byId(descending);
    default:
      return ranked(descending, column, context);
  }
}

function numeric(descending: boolean, expression: string): SortPlan {
  return {
    descending,
    join: '',
    keys: [expression],
    value: expression,
    hasValue: `${expression} IS NOT NULL`,
    hasNoValue: `${expression} IS NULL`,
    isNumeric: true,
    keysOf: async (value) => [sql(integer(Number(value)))],
  };
}

function textual(descending: boolean, column: string): SortPlan {
  return {
    descending,
    join: '',
    keys: [`lower(${column})`, column],
    value: `encode(${column})`,
    hasValue: `${column} IS NOT NULL`,
    hasNoValue: `${column} IS NULL`,
    isNumeric: false,
    keysOf: async (value) => [sql('lower(?)', String(value)), sql('?', String(value))],
  };
}

/** First seen is the instant of the batch, and those follow the ids; downloads are not sorted by. */
function byId(descending: boolean): SortPlan {
  return {
    descending,
    join: '',
    keys: [],
    value: '0',
    hasValue: 'TRUE',
    hasNoValue: null,
    isNumeric: true,
    keysOf: async () => [],
  };
}

type RankedColumn = Extract<ColumnId, RankedField>;

async function ranked(descending: boolean, field: RankedColumn, context: SortContext): Promise<SortPlan> {
  const { session, state, ranks } = context;
  const table = await ranks.tableOf(session, field, state);
  const column = `e.${field === 'tenant' ? 'tenant' : DIMENSION_COLUMNS[field]}`;
  return {
    descending,
    join: ` JOIN ${table} AS r ON r.code = ${column}`,
    keys: ['r.place'],
    value: column,
    hasValue: `${column} > 0`,
    hasNoValue: `${column} = 0`,
    isNumeric: true,
    keysOf: async (value) => {
      const place = await ranks.placeOf(session, table, Number(value));
      return place === null ? null : [sql(integer(place))];
    },
  };
}
