import { choice, type DescriptionStep, when } from './description-field';

const NAMED = ['link-header', 'next-address', 'token'];
/** Where the next page is found. */
export const PAGING_STEP: DescriptionStep = {
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

/** What the backend allows and keeps. */
export const LIMITS_STEP: DescriptionStep = {
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
