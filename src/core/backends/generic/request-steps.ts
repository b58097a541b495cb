import { choice, type DescriptionStep, when } from './description-field';
import { TIME_WRITINGS } from './description-request';

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

/** How one page is asked. */
export const REQUEST_STEP: DescriptionStep = {
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

/** Where the secret goes. */
export const SIGN_IN_STEP: DescriptionStep = {
  id: 'sign-in',
  title: 'Sign-in',
  help: 'Where the secret goes. It is typed in the form of the connection, kept in the keychain, and is never part of the description.',
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
