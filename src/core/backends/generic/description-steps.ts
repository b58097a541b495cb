import { TIME_WRITINGS } from './description-request';

/** One part of a description as a dialog asks for it. */
export interface DescriptionField {
  /** JSON Pointer into the description. */
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /**
   * `parameters`: rows of name, value and pages (`every`, `first`, `next`); `columns`: the column rules of the mapping;
   * `tenants`: rows of id and name; `pairs`: an object of texts; `request`: a whole request of its own; `notes`: rows of mark and text.
   */
  readonly kind:
    | 'text'
    | 'long-text'
    | 'number'
    | 'boolean'
    | 'choice'
    | 'zone'
    | 'place'
    | 'places'
    | 'list'
    | 'numbers'
    | 'parameters'
    | 'columns'
    | 'tenants'
    | 'tenant'
    | 'pairs'
    | 'request'
    | 'paging'
    | 'notes';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** True where null stands for "not known" or "none". */
  readonly isNullable?: boolean;
  /** Shown only where the value at the path is one of these. */
  readonly shownWhen?: { readonly path: string; readonly values: readonly string[] };
}

/** One step of the dialog; after each the page can be tried. */
export interface DescriptionStep {
  readonly id: 'request' | 'sign-in' | 'items' | 'columns' | 'tenants' | 'paging' | 'limits';
  readonly title: string;
  readonly help: string;
  readonly fields: readonly DescriptionField[];
}

type Choice = { readonly value: string; readonly label: string };
const choice = (value: string, label: string): Choice => ({ value, label });
const when = (path: string, ...values: readonly string[]) => ({ shownWhen: { path, values } });

const WRITING_LABELS: Readonly<Record<(typeof TIME_WRITINGS)[number], string>> = {
  iso: '2026-10-01T08:00:00Z',
  'iso-ms': '2026-10-01T08:00:00.000Z',
  'iso-local': '2026-10-01T10:00:00 in the zone below',
  'epoch-s': 'Seconds since 1970',
  'epoch-ms': 'Milliseconds since 1970',
  date: '2026-10-01 in the zone below',
};

const PLACEHOLDER_HELP =
  '{from} {to} {tenant} {cursor} {page} {offset} {limit} are filled in, and escaped for the place where they stand.';

const REQUEST: DescriptionStep = {
  id: 'request',
  title: 'Request',
  help: `How one page is asked. ${PLACEHOLDER_HELP}`,
  fields: [
    { path: '/name', label: 'Name', kind: 'text', help: 'What this description is called where it is shared.' },
    {
      ...{
        path: '/request/method',
        label: 'Method',
        kind: 'choice',
        help: 'POST for GraphQL and for queries in a body.',
      },
      choices: [choice('GET', 'GET'), choice('POST', 'POST')],
    },
    {
      path: '/request/path',
      label: 'Path',
      kind: 'text',
      help: 'Behind the base address: /api/tenants/{tenant}/audit.',
    },
    {
      ...{ path: '/request/query', label: 'Query', kind: 'parameters' },
      help: 'A parameter whose placeholder has no value, such as a cursor on the first page, is left out.',
    },
    {
      path: '/request/headers',
      label: 'Headers',
      kind: 'parameters',
      help: 'Never the secret: that belongs to the sign-in.',
    },
    {
      ...{ path: '/request/body', label: 'Body', kind: 'long-text', ...when('/request/method', 'POST') },
      help: 'In JSON, "{from}" within quotes is escaped; {cursor} outside becomes a whole value, null where there is none.',
    },
    {
      ...{
        path: '/request/bodyType',
        label: 'Type of the body',
        kind: 'choice',
        help: 'Decides how values are escaped.',
      },
      choices: ['application/json', 'application/graphql', 'application/x-www-form-urlencoded', 'text/plain'].map(
        (one) => choice(one, one),
      ),
      ...when('/request/method', 'POST'),
    },
    {
      ...{ path: '/times/writing', label: 'Times are written', kind: 'choice' },
      help: 'For {from} and {to}; {from|epoch-s} writes one of them in another form.',
      choices: TIME_WRITINGS.map((one) => choice(one, WRITING_LABELS[one])),
    },
    {
      ...{
        path: '/times/zone',
        label: 'Zone of the times',
        kind: 'zone',
        ...when('/times/writing', 'iso-local', 'date'),
      },
      help: 'The zone that the backend counts days in.',
    },
    {
      ...{
        path: '/times/from',
        label: 'The start is',
        kind: 'choice',
        help: 'Whether an entry exactly at the start comes too.',
      },
      choices: [choice('inclusive', 'included'), choice('exclusive', 'left out')],
    },
    {
      ...{
        path: '/times/to',
        label: 'The end is',
        kind: 'choice',
        help: 'Matters for whole days: 1 to 2 October is two days or one.',
      },
      choices: [choice('exclusive', 'left out'), choice('inclusive', 'included')],
    },
    {
      ...{ path: '/times/clock', label: 'The backend compares', kind: 'choice' },
      help: 'Coverage claims no more than this clock.',
      choices: [
        choice('event', 'when it happened'),
        choice('storage', 'when it was stored'),
        choice('delivery', 'when it was delivered'),
      ],
    },
  ],
};

const SIGN_IN: DescriptionStep = {
  id: 'sign-in',
  title: 'Sign-in',
  help: 'Where the secret goes. It is kept in the keychain and is never part of the description.',
  fields: [
    {
      ...{
        path: '/signIn/kind',
        label: 'Way',
        kind: 'choice',
        help: 'User name and client id are the connection’s account.',
      },
      choices: [
        choice('bearer', 'Bearer token'),
        choice('basic', 'User name and password'),
        choice('header', 'Key in a header'),
        choice('query', 'Key in the address'),
        choice('client-credentials', 'OAuth 2 client credentials'),
        choice('none', 'None'),
      ],
    },
    {
      path: '/signIn/name',
      label: 'Name',
      kind: 'text',
      help: 'Of the header or parameter.',
      ...when('/signIn/kind', 'header', 'query'),
    },
    {
      path: '/signIn/prefix',
      label: 'Before the key',
      kind: 'text',
      help: 'Such as "Token ", with its space.',
      ...when('/signIn/kind', 'header'),
    },
    {
      ...{
        path: '/signIn/tokenAddress',
        label: 'Token address',
        kind: 'text',
        ...when('/signIn/kind', 'client-credentials'),
      },
      help: 'Absolute, or behind the base address.',
    },
    {
      ...{
        path: '/signIn/scope',
        label: 'Scope',
        kind: 'text',
        isNullable: true,
        ...when('/signIn/kind', 'client-credentials'),
      },
      help: 'As the backend documents it; empty: none.',
    },
    {
      ...{
        path: '/signIn/fields',
        label: 'Further fields',
        kind: 'pairs',
        ...when('/signIn/kind', 'client-credentials'),
      },
      help: 'Of the token request: audience, resource.',
    },
  ],
};

const ITEMS: DescriptionStep = {
  id: 'items',
  title: 'Items',
  help: 'Where the entries stand in the answer. Places are JSON Pointers: /data/items.',
  fields: [
    { path: '/items/place', label: 'List of items', kind: 'place', help: 'Empty where the answer itself is the list.' },
    {
      ...{ path: '/mapping/recordPlace', label: 'Record within an item', kind: 'place' },
      help: 'Where each item wraps the record (/node); empty: the item is the record.',
    },
    {
      ...{ path: '/items/errorsPlace', label: 'Errors', kind: 'place' },
      help: 'Something there means failure, even with status 200: /errors for GraphQL.',
    },
    {
      ...{ path: '/items/totalPlace', label: 'Total', kind: 'place' },
      help: 'How many items the whole window has; what came is compared with it.',
    },
    {
      ...{ path: '/items/order', label: 'Order', kind: 'choice', help: 'Told by the test of the connection.' },
      choices: [
        choice('unknown', 'Not known'),
        choice('oldest-first', 'Oldest first'),
        choice('newest-first', 'Newest first'),
      ],
    },
  ],
};

const COLUMNS: DescriptionStep = {
  id: 'columns',
  title: 'Columns',
  help: 'Which member of a record is which column. At least the id (nativeId) and the time (started).',
  fields: [
    {
      path: '/mapping/columns',
      label: 'Columns',
      kind: 'columns',
      help: 'A JSON Pointer into the record, or a fixed text.',
    },
    {
      ...{
        path: '/mapping/timeFormat',
        label: 'Times in records',
        kind: 'choice',
        help: 'How the columns started and finished are read.',
      },
      choices: [
        choice('auto', 'By itself'),
        choice('iso', 'ISO 8601'),
        choice('epoch-seconds', 'Seconds since 1970'),
        choice('epoch-milliseconds', 'Milliseconds since 1970'),
        choice('epoch-microseconds', 'Microseconds since 1970'),
        choice('month-day-year', '10/01/2026: month first'),
        choice('day-month-year', '01/10/2026: day first'),
      ],
    },
    {
      path: '/mapping/zone',
      label: 'Zone in records',
      kind: 'zone',
      isNullable: true,
      help: 'For times that carry no zone.',
    },
    {
      ...{ path: '/mapping/idIsGlobal', label: 'The id is unique everywhere', kind: 'boolean' },
      help: 'A UUID or the like: a changed record with the same id is then kept as a revision. Otherwise its content tells an entry.',
    },
    { path: '/mapping/errorValues', label: 'Texts that mean error', kind: 'list', help: 'Of the column severity.' },
    { path: '/mapping/warningValues', label: 'Texts that mean warning', kind: 'list', help: 'Of the column severity.' },
    {
      ...{ path: '/instance', label: 'Installation', kind: 'text', isNullable: true },
      help: 'Part of an entry’s identity and of its tenant; empty: the host of the address. Do not change it later.',
    },
  ],
};

const TENANTS: DescriptionStep = {
  id: 'tenants',
  title: 'Tenants',
  help: 'Whose entries they are.',
  fields: [
    {
      ...{ path: '/tenants/kind', label: 'Tenants', kind: 'choice', help: 'Asked one by one, or all at once.' },
      choices: [
        choice('fixed', 'One tenant'),
        choice('list', 'A list, each asked by {tenant}'),
        choice('request', 'Listed by the backend, each asked by {tenant}'),
        choice('records', 'All at once: each record names its tenant'),
      ],
    },
    {
      path: '/tenants/tenant',
      label: 'Tenant',
      kind: 'tenant',
      help: 'Its id and name.',
      ...when('/tenants/kind', 'fixed'),
    },
    {
      path: '/tenants/tenants',
      label: 'Tenants',
      kind: 'tenants',
      help: 'Ids as the request wants them.',
      ...when('/tenants/kind', 'list'),
    },
    {
      path: '/tenants/request',
      label: 'Request',
      kind: 'request',
      help: 'That lists the tenants.',
      ...when('/tenants/kind', 'request'),
    },
    {
      path: '/tenants/itemsPlace',
      label: 'List of tenants',
      kind: 'place',
      help: 'In the answer.',
      ...when('/tenants/kind', 'request'),
    },
    {
      path: '/tenants/idPlace',
      label: 'Id',
      kind: 'place',
      help: 'In each tenant.',
      ...when('/tenants/kind', 'request'),
    },
    {
      path: '/tenants/namePlace',
      label: 'Name',
      kind: 'place',
      help: 'In each tenant.',
      ...when('/tenants/kind', 'request'),
    },
    {
      path: '/tenants/paging',
      label: 'Next page of tenants',
      kind: 'paging',
      help: 'As for entries.',
      ...when('/tenants/kind', 'request'),
    },
    {
      path: '/tenants/known',
      label: 'Known beforehand',
      kind: 'tenants',
      help: 'They have coverage even without entries.',
      ...when('/tenants/kind', 'records'),
    },
    {
      ...{ path: '/tenants/otherwise', label: 'Records that name none', kind: 'tenant', isNullable: true },
      ...{ help: 'The tenant they belong to; empty: none.', ...when('/tenants/kind', 'records') },
    },
  ],
};

const NAMED = ['link-header', 'next-address', 'token'];
const PAGING: DescriptionStep = {
  id: 'paging',
  title: 'Next page',
  help: 'Where the next page is found, and what ends a window. A short page never proves the end.',
  fields: [
    {
      ...{ path: '/paging/kind', label: 'Next page', kind: 'choice', help: 'As the backend documents it.' },
      choices: [
        choice('none', 'None: one answer is all'),
        choice('link-header', 'Link header'),
        choice('next-address', 'Address in the answer'),
        choice('token', 'Token in the answer, sent as {cursor}'),
        choice('page', 'Page number, sent as {page}'),
        choice('offset', 'Offset, sent as {offset}'),
        choice('checkpoint', 'Id of the last item, sent as {cursor}'),
      ],
    },
    {
      path: '/paging/rel',
      label: 'Relation',
      kind: 'text',
      help: 'next, as a rule.',
      ...when('/paging/kind', 'link-header'),
    },
    {
      path: '/paging/places',
      label: 'Place of the next',
      kind: 'places',
      help: 'The first place that has one counts.',
      ...when('/paging/kind', 'next-address', 'token'),
    },
    {
      path: '/paging/header',
      label: 'Or in the header',
      kind: 'text',
      help: 'Such as NextPageUri.',
      ...when('/paging/kind', 'next-address', 'token'),
    },
    {
      path: '/paging/first',
      label: 'On the first page',
      kind: 'text',
      help: 'What {cursor} is there; empty: nothing.',
      ...when('/paging/kind', 'token'),
    },
    {
      path: '/paging/morePlace',
      label: 'Place of "more follows"',
      kind: 'place',
      help: 'A true or false: /pageInfo/hasNextPage.',
      ...when('/paging/kind', 'token'),
    },
    {
      path: '/paging/first',
      label: 'Counted from',
      kind: 'number',
      help: 'Number of the first page, or the first offset.',
      ...when('/paging/kind', 'page', 'offset'),
    },
    {
      path: '/paging/place',
      label: 'Place of the id',
      kind: 'place',
      help: 'In the item; empty: the column nativeId.',
      ...when('/paging/kind', 'checkpoint'),
    },
    {
      path: '/paging/isInclusive',
      label: 'The item comes again',
      kind: 'boolean',
      help: 'The next page begins with the item of the checkpoint.',
      ...when('/paging/kind', 'checkpoint'),
    },
    {
      ...{
        path: '/paging/stopsBehindWindow',
        label: 'Stop behind the window',
        kind: 'boolean',
        ...when('/paging/kind', 'checkpoint'),
      },
      help: 'Only for a log in order, oldest first: else entries could be missed.',
    },
    {
      ...{
        path: '/paging/stop',
        label: 'A window ends',
        kind: 'choice',
        help: 'As the backend documents it.',
        ...when('/paging/kind', ...NAMED),
      },
      choices: [choice('missing-next', 'where no next page is named'), choice('empty-page', 'with an empty page')],
    },
    {
      ...{ path: '/paging/stop', label: 'A window ends', kind: 'choice', ...when('/paging/kind', 'page', 'offset') },
      help: 'A total that is too low would hide entries.',
      choices: [choice('empty-page', 'with an empty page'), choice('total', 'at the total')],
    },
    {
      ...{
        path: '/paging/cursorsLast',
        label: 'Cursors last',
        kind: 'boolean',
        ...when('/paging/kind', ...NAMED, 'checkpoint'),
      },
      help: 'A window that was broken off goes on where it stopped, even days later; else it is asked anew.',
    },
    { path: '/limit', label: 'Items of a page', kind: 'number', help: 'What {limit} stands for.' },
  ],
};

const LIMITS: DescriptionStep = {
  id: 'limits',
  title: 'Limits',
  help: 'What the backend allows and keeps.',
  fields: [
    {
      path: '/windows/longestHours',
      label: 'Longest window (hours)',
      kind: 'number',
      help: 'The longest range of one request.',
    },
    {
      path: '/windows/shortestSeconds',
      label: 'Shortest window (seconds)',
      kind: 'number',
      help: 'A capped window is split down to this.',
    },
    {
      ...{
        path: '/windows/granularity',
        label: 'Ranges are asked by the',
        kind: 'choice',
        help: 'Bounds of windows are whole multiples of it.',
      },
      choices: [choice('second', 'second'), choice('minute', 'minute'), choice('day', 'day')],
    },
    {
      path: '/windows/cap',
      label: 'Most entries of a window',
      kind: 'number',
      isNullable: true,
      help: 'Where the backend gives no more, however many there are; such windows are split.',
    },
    {
      path: '/windows/retentionDays',
      label: 'Kept for (days)',
      kind: 'number',
      isNullable: true,
      help: 'Empty: not known.',
    },
    {
      path: '/windows/latenessHours',
      label: 'Late by up to (hours)',
      kind: 'number',
      help: 'Until then a window is complete only so far.',
    },
    {
      path: '/windows/overlapHours',
      label: 'Overlap (hours)',
      kind: 'number',
      help: 'How far each collection reaches back.',
    },
    {
      path: '/windows/firstRangeDays',
      label: 'First collection (days)',
      kind: 'number',
      help: 'How far back it goes.',
    },
    { path: '/rate/requestsPerMinute', label: 'Requests a minute', kind: 'number', help: 'At most.' },
    { path: '/rate/parallel', label: 'Requests at once', kind: 'number', help: 'At most.' },
    {
      path: '/rate/quotaStatuses',
      label: 'Statuses of a quota',
      kind: 'numbers',
      help: 'Besides 429 and 503: such as 403.',
    },
    {
      path: '/rate/quotaWords',
      label: 'Words of a quota',
      kind: 'list',
      help: 'One of them must stand in the answer.',
    },
    {
      path: '/rate/remainingHeader',
      label: 'Header: requests left',
      kind: 'text',
      help: 'At 0 the next request waits for the renewal.',
    },
    { path: '/rate/resetHeader', label: 'Header: renewal', kind: 'text', help: 'When the requests are renewed.' },
    {
      ...{ path: '/rate/resetIs', label: 'The renewal is', kind: 'choice', help: 'How that header counts.' },
      choices: [choice('epoch-seconds', 'seconds since 1970'), choice('seconds', 'seconds from now')],
    },
    {
      path: '/notes',
      label: 'Notes',
      kind: 'notes',
      help: 'What is documented by the vendor, and what is only inferred.',
    },
  ],
};

/** The steps in which a description is built; pure data, from which a dialog is made. */
export const DESCRIPTION_STEPS: readonly DescriptionStep[] = [
  REQUEST,
  SIGN_IN,
  ITEMS,
  COLUMNS,
  TENANTS,
  PAGING,
  LIMITS,
];
