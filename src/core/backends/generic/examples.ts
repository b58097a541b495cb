import { type Description, descriptionSchema } from './description';

/** A description to start from; its notes say what is documented and what is inferred. */
export interface DescriptionExample {
  readonly id: string;
  readonly title: string;
  /** Shown where the address is entered. */
  readonly address: string;
  readonly description: Description;
}

const documented = (text: string) => ({ mark: 'documented' as const, text });
const inferred = (text: string) => ({ mark: 'inferred' as const, text });
const from = (place: string) => ({ from: place });

const AUTH0: Description = descriptionSchema.parse({
  name: 'Auth0 tenant logs',
  notes: [
    documented(
      'By checkpoint: from={log_id} and take of at most 100, in the order of log_id, without limit; an empty list is the end.',
    ),
    documented(
      'All other parameters are ignored beside from; an entry has log_id, date, type, description, ip, user_name.',
    ),
    inferred(
      'The first entry of a window is found by a search over date, oldest first; the checkpoints go on from there.',
    ),
    inferred(
      'The order of log_id follows the time closely enough to stop behind the window; the overlap catches the rest.',
    ),
    inferred('How long entries are kept depends on the plan: set it. That log_id is unique everywhere.'),
  ],
  request: {
    path: '/api/v2/logs',
    query: [
      { name: 'q', value: 'date:[{from} TO {to}]', on: 'first' },
      { name: 'sort', value: 'date:1', on: 'first' },
      { name: 'page', value: '0', on: 'first' },
      { name: 'per_page', value: '{limit}', on: 'first' },
      { name: 'from', value: '{cursor}', on: 'next' },
      { name: 'take', value: '{limit}', on: 'next' },
    ],
  },
  signIn: {
    kind: 'client-credentials',
    tokenAddress: '/oauth/token',
    scope: null,
    fields: { audience: 'https://YOUR-TENANT.auth0.com/api/v2/' },
  },
  items: { order: 'oldest-first' },
  mapping: {
    version: 1,
    name: 'Auth0',
    idIsGlobal: true,
    columns: {
      ...{ nativeId: from('/log_id'), started: from('/date'), task: from('/type'), source: from('/client_name') },
      ...{ item: from('/description'), performer: from('/user_name'), address: from('/ip') },
    },
  },
  paging: { kind: 'checkpoint', place: '/log_id', stopsBehindWindow: true },
  windows: { longestHours: 24, latenessHours: 24, overlapHours: 24, firstRangeDays: 10 },
});

const CLOUDFLARE: Description = descriptionSchema.parse({
  name: 'Cloudflare audit logs v2',
  notes: [
    documented(
      'since and before are both required, RFC 3339; limit 100 by default; direction asc or desc; kept 18 months.',
    ),
    inferred(
      'Two official sources name two places of the cursor (result_info.cursors.after, result_info.cursor): the first that is there is taken.',
    ),
    inferred('1,200 requests in 5 minutes for each user, and how late entries come.'),
  ],
  request: {
    path: '/client/v4/accounts/{tenant}/logs/audit',
    query: [
      { name: 'since', value: '{from}' },
      { name: 'before', value: '{to}' },
      { name: 'limit', value: '{limit}' },
      { name: 'direction', value: 'asc' },
      { name: 'cursor', value: '{cursor}' },
    ],
  },
  signIn: { kind: 'bearer' },
  items: { place: '/result', errorsPlace: '/errors', order: 'oldest-first' },
  mapping: {
    version: 1,
    name: 'Cloudflare',
    idIsGlobal: true,
    errorValues: ['failure'],
    columns: {
      ...{ nativeId: from('/id'), started: from('/action/time'), severity: from('/action/result') },
      ...{ source: from('/resource/product'), task: from('/action/type'), item: from('/resource/id') },
      ...{ itemType: from('/resource/type'), performer: from('/actor/email'), address: from('/actor/ip_address') },
      organization: from('/zone/name'),
    },
  },
  tenants: {
    kind: 'request',
    request: {
      path: '/client/v4/accounts',
      query: [
        { name: 'page', value: '{page}' },
        { name: 'per_page', value: '50' },
      ],
    },
    itemsPlace: '/result',
    paging: { kind: 'page' },
  },
  times: { writing: 'iso' },
  paging: { kind: 'token', places: ['/result_info/cursors/after', '/result_info/cursor'] },
  windows: { longestHours: 168, retentionDays: 540, firstRangeDays: 90 },
  rate: { requestsPerMinute: 200, parallel: 2 },
});

const GRAPHQL: Description = descriptionSchema.parse({
  name: 'GraphQL audit log',
  notes: [inferred('All names: a GraphQL log with a connection (nodes, pageInfo) as most of them have it.')],
  request: {
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({
      query:
        'query ($after: String, $first: Int, $from: DateTime, $to: DateTime) { auditLog(after: $after, first: $first, from: $from, to: $to) { nodes { id createdAt action actor { email } } pageInfo { hasNextPage endCursor } } }',
      variables: { after: '@cursor', first: '@limit', from: '{from}', to: '{to}' },
    })
      .replace('"@cursor"', '{cursor}')
      .replace('"@limit"', '{limit}'),
  },
  signIn: { kind: 'bearer' },
  items: { place: '/data/auditLog/nodes', errorsPlace: '/errors' },
  mapping: {
    version: 1,
    name: 'GraphQL',
    columns: {
      ...{ nativeId: from('/id'), started: from('/createdAt'), task: from('/action'), performer: from('/actor/email') },
    },
  },
  paging: {
    kind: 'token',
    places: ['/data/auditLog/pageInfo/endCursor'],
    morePlace: '/data/auditLog/pageInfo/hasNextPage',
  },
});

const PAGES: Description = descriptionSchema.parse({
  name: 'Plain pages',
  notes: [inferred('All names: a list by page numbers, with a total, that ends with an empty page.')],
  request: {
    path: '/audit-log',
    query: [
      { name: 'from', value: '{from}' },
      { name: 'to', value: '{to}' },
      { name: 'page', value: '{page}' },
      { name: 'per_page', value: '{limit}' },
    ],
  },
  signIn: { kind: 'header', name: 'X-Api-Key', prefix: '' },
  items: { place: '/items', totalPlace: '/total' },
  mapping: {
    version: 1,
    name: 'Plain',
    columns: { nativeId: from('/id'), started: from('/time'), task: from('/action'), performer: from('/user') },
  },
  paging: { kind: 'page', first: 1 },
});

/** Descriptions to start from. */
export const DESCRIPTION_EXAMPLES: readonly DescriptionExample[] = [
  { id: 'auth0', title: 'Auth0: checkpoints', address: 'https://YOUR-TENANT.auth0.com', description: AUTH0 },
  {
    id: 'cloudflare',
    title: 'Cloudflare audit logs v2: tokens',
    address: 'https://api.cloudflare.com',
    description: CLOUDFLARE,
  },
  { id: 'graphql', title: 'GraphQL', address: 'https://backend.example', description: GRAPHQL },
  { id: 'pages', title: 'Plain page numbers', address: 'https://backend.example/api', description: PAGES },
];
