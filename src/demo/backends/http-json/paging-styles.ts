import type { z } from 'zod';
import { type Description, descriptionSchema } from '@core/backends/generic/description';

/** The ways of paging that this stand-in speaks, each under a path of its own. */
export const PAGING_STYLES = [
  'token',
  'link',
  'link-always',
  'next',
  'page',
  'offset',
  'checkpoint',
  'graphql',
] as const;
export type PagingStyle = (typeof PAGING_STYLES)[number];

type Input = z.input<typeof descriptionSchema>;

const from = (place: string) => ({ from: place });
const RANGE = [
  { name: 'from', value: '{from}' },
  { name: 'to', value: '{to}' },
  { name: 'limit', value: '{limit}' },
];
const AFTER = { name: 'after', value: '{cursor}' };
const GRAPHQL_BODY =
  '{"query":"query ($tenant: ID!, $from: DateTime!, $to: DateTime!, $first: Int, $after: String) { auditLog(tenant: $tenant, from: $from, to: $to, first: $first, after: $after) { edges { node { id time action } } total pageInfo { hasNextPage endCursor } } }","variables":{"tenant":"{tenant}","from":"{from}","to":"{to}","first":{limit},"after":{cursor}}}';

const STYLE_PARTS: Readonly<Record<PagingStyle, Input>> = {
  token: {
    request: { path: '/api/token/{tenant}/logs', query: [...RANGE, AFTER] },
    items: { place: '/items', totalPlace: '/total', order: 'oldest-first' },
    paging: { kind: 'token', places: ['/next_token'] },
  },
  link: {
    request: { path: '/api/link/{tenant}/logs', query: RANGE },
    items: { place: '', order: 'oldest-first' },
    paging: { kind: 'link-header', cursorsLast: true },
  },
  'link-always': {
    request: { path: '/api/link-always/{tenant}/logs', query: RANGE },
    items: { place: '', order: 'oldest-first' },
    paging: { kind: 'link-header', stop: 'empty-page' },
  },
  next: {
    request: { path: '/api/next/{tenant}/logs', query: RANGE },
    items: { place: '/data/entries', totalPlace: '/data/total', order: 'oldest-first' },
    paging: { kind: 'next-address', places: ['/links/next'] },
  },
  page: {
    request: { path: '/api/page/{tenant}/logs', query: [...RANGE, { name: 'page', value: '{page}' }] },
    items: { place: '/items', totalPlace: '/total', order: 'newest-first' },
    times: { writing: 'epoch-ms' },
    paging: { kind: 'page', first: 1 },
  },
  offset: {
    request: { path: '/api/offset/{tenant}/logs', query: [...RANGE, { name: 'offset', value: '{offset}' }] },
    items: { place: '/items', totalPlace: '/total', order: 'oldest-first' },
    paging: { kind: 'offset' },
  },
  checkpoint: {
    request: { path: '/api/checkpoint/{tenant}/logs', query: [...RANGE, AFTER] },
    items: { place: '', order: 'oldest-first' },
    paging: { kind: 'checkpoint', place: '/id' },
  },
  graphql: {
    request: { method: 'POST', path: '/api/graphql', body: GRAPHQL_BODY },
    items: { place: '/data/auditLog/edges', totalPlace: '/data/auditLog/total', errorsPlace: '/errors' },
    paging: {
      kind: 'token',
      places: ['/data/auditLog/pageInfo/endCursor'],
      morePlace: '/data/auditLog/pageInfo/hasNextPage',
    },
  },
};

/** The description by which one style is asked. */
export function descriptionOfStyle(style: PagingStyle, limit: number): Description {
  return descriptionSchema.parse({
    name: `Stand-in, paging by ${style}`,
    notes: [{ mark: 'documented', text: 'A server on this machine whose entries are all generated.' }],
    signIn: { kind: 'bearer' },
    mapping: {
      version: 1,
      name: 'Stand-in',
      idIsGlobal: true,
      recordPlace: style === 'graphql' ? '/node' : '',
      columns: {
        ...{ nativeId: from('/id'), started: from('/time'), task: from('/action'), severity: from('/severity') },
        ...{ performer: from('/actor/email'), itemType: from('/target/type'), item: from('/target/name') },
        address: from('/ip'),
      },
    },
    tenants: {
      kind: 'request',
      request: { path: '/api/tenants' },
      itemsPlace: '/tenants',
    },
    limit,
    windows: { longestHours: 24, latenessHours: 24, overlapHours: 24, firstRangeDays: 90 },
    rate: { requestsPerMinute: 100_000, parallel: 8 },
    ...STYLE_PARTS[style],
  });
}
