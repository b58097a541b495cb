import type { StandInRequest } from '../server/stand-in-answer';
import type { DescribedLog } from './described-log';
import type { PagingStyle } from './paging-styles';

/** The place after which a page begins, and whether the page before it was made empty by a fault. */
export interface After {
  readonly at: number;
  readonly id: number;
  readonly followsEmpty: boolean;
}

/** One page as it is asked. */
export interface PageQuery {
  readonly style: PagingStyle;
  readonly tenant: string;
  /** `[from, to)` in epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  /** By keyset; null for pages and offsets. */
  readonly after: After | null;
  readonly skip: number;
}

const MOST_ITEMS = 1000;

/** Reads a request of any style; null where it is not understood. */
export function pageQueryOf(
  style: PagingStyle,
  tenant: string,
  request: StandInRequest,
  log: DescribedLog,
): PageQuery | null {
  const values = style === 'graphql' ? graphQlValues(request) : request.query;
  if (values === null) return null;
  const from = timeOf(values.get('from'));
  const to = timeOf(values.get('to'));
  const limit = Math.min(MOST_ITEMS, Number(values.get('limit') ?? '100'));
  if (from === null || to === null || !(limit >= 1)) return null;
  const query = { style, tenant, from, to, limit, after: null, skip: 0 };
  const start: After = { at: from, id: -1, followsEmpty: false };
  const after = values.get('after');
  switch (style) {
    case 'page':
      return { ...query, skip: (Number(values.get('page') ?? '1') - 1) * limit };
    case 'offset':
      return { ...query, skip: Number(values.get('offset') ?? '0') };
    case 'checkpoint': {
      const entry = after === null ? -1 : log.entryOf(after);
      if (after === null) return { ...query, after: start };
      return entry < 0 ? null : { ...query, after: { at: log.times.atOf(entry), id: entry, followsEmpty: false } };
    }
    case 'link':
    case 'link-always':
    case 'next':
    case 'token':
    case 'graphql': {
      const place = after === null ? start : tokenPlace(after);
      return place === null ? null : { ...query, after: place };
    }
  }
}

export function tokenOf({ at, id, followsEmpty }: After): string {
  return Buffer.from(`${at}:${id}:${followsEmpty ? 'e' : ''}`).toString('base64url');
}

function tokenPlace(token: string): After | null {
  const match = /^(-?\d+):(-?\d+):(e?)$/.exec(Buffer.from(token, 'base64url').toString());
  return match === null ? null : { at: Number(match[1]), id: Number(match[2]), followsEmpty: match[3] === 'e' };
}

function timeOf(text: string | null): number | null {
  if (text === null) return null;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** The variables of a GraphQL request; null where there are none. */
function graphQlValues(request: StandInRequest): URLSearchParams | null {
  try {
    const { query, variables } = JSON.parse(request.body) as { query?: unknown; variables?: Record<string, unknown> };
    if (typeof query !== 'string' || !query.includes('auditLog') || variables === undefined) return null;
    const values = Object.entries(variables).filter(([, value]) => value !== null);
    return new URLSearchParams(
      values.map(([name, value]): [string, string] => [name === 'first' ? 'limit' : name, String(value)]),
    );
  } catch {
    return null;
  }
}
