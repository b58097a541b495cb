import { choice, type DescriptionStep, when } from './description-field';

/** Where the entries stand in an answer. */
export const ITEMS_STEP: DescriptionStep = {
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

/** Which member of a record is which column. */
export const COLUMNS_STEP: DescriptionStep = {
  id: 'columns',
  title: 'Columns',
  help: 'Which member of a record is which column. At least Vendor id (nativeId) and Started.',
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

/** Whose entries they are. */
export const TENANTS_STEP: DescriptionStep = {
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
