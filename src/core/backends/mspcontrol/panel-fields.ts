import type { OptionField } from '../connector';

/** The connector's options as the window and the command line ask for them. */
export const panelFields: readonly OptionField[] = [
  {
    name: 'profile',
    label: 'Kind of service',
    kind: 'choice',
    choices: [
      { value: 'websitepanel-asmx', label: 'WebsitePanel (esAuditLog.asmx)' },
      { value: 'solidcp-asmx', label: 'SolidCP 1 (esAuditLog.asmx)' },
      { value: 'solidcp-wcf', label: 'SolidCP 2 (basic/esAuditLog)' },
      { value: 'custom', label: 'Another: path, namespace and action below' },
    ],
    help: 'Paths and namespaces of the panel’s services. That MSPControl offers the same services is inferred: its own interface is not published.',
    isInferred: true,
  },
  {
    name: 'signIn',
    label: 'Sign-in',
    kind: 'choice',
    choices: [
      { value: 'profile', label: 'As the kind of service has it' },
      { value: 'basic', label: 'HTTP Basic' },
      { value: 'credentials', label: 'Credentials header within the message' },
    ],
    help: 'HTTP Basic for the .asmx services; the Credentials header for SolidCP 2. With HTTP Basic the panel writes an entry of its own for each request (USER, GET_BY_USERNAME_PASSWORD).',
    isInferred: false,
  },
  {
    name: 'zone',
    label: 'Time zone of the panel’s server',
    kind: 'zone',
    help: 'The log is asked by whole days of the server’s clock. Empty: each window is asked with one day more on both sides, and the hour that the clock repeats in autumn is not marked as ambiguous.',
    isInferred: false,
  },
  {
    name: 'mode',
    label: 'Ask',
    kind: 'choice',
    choices: [
      { value: 'per-customer', label: 'Customer by customer' },
      { value: 'subtree', label: 'All customers at once' },
    ],
    help: 'Customer by customer: a customer that fails does not stop the others; a reseller’s own entries come only together with those of all customers below, so choosing the reseller as a tenant reads them once more. All at once: fewer requests, and entries are given to their customers by EffectiveUserID.',
    isInferred: false,
  },
  {
    name: 'attributeOrganizations',
    label: 'Name the hosting space of each entry',
    kind: 'boolean',
    help: 'Entries do not say their hosting space (organization). It can be found by asking once more for each of a customer’s hosting spaces: at least one request more for each space and window, and the service checks no rights for it.',
    isInferred: false,
  },
  {
    name: 'pageSize',
    label: 'Entries in one answer',
    kind: 'number',
    help: 'Each carries its whole execution log: 200 to 1,000 is sensible. An answer that is too large is asked again in smaller portions.',
    isInferred: false,
  },
  {
    name: 'sortColumn',
    label: 'Order',
    kind: 'choice',
    choices: [
      { value: 'StartDate', label: 'StartDate' },
      { value: 'RecordID', label: 'RecordID' },
      { value: 'RecordId', label: 'RecordId (SolidCP 2)' },
    ],
    help: 'Pages are cut by this order. StartDate keeps what is written meanwhile at the end; RecordID is the same for each page even where many entries have one time.',
    isInferred: false,
  },
  {
    name: 'lateDays',
    label: 'Entries may be late by (days)',
    kind: 'number',
    help: 'A task is written when it ends, with the time of its start: days are asked again until they are older than the longest task.',
    isInferred: true,
  },
  {
    name: 'retentionDays',
    label: 'The panel keeps entries for (days)',
    kind: 'number',
    help: '0: not known. The panel itself deletes nothing; its administrator may.',
    isInferred: true,
  },
  {
    name: 'timeoutSeconds',
    label: 'Time for an answer (seconds)',
    kind: 'number',
    help: 'The panel’s own portal waits up to 15 minutes.',
    isInferred: false,
  },
  {
    name: 'instance',
    label: 'Name of the panel',
    kind: 'text',
    help: 'What its tenants are told apart by from those of other panels; empty: host and port of the address. Set it before the first collection: entries keep it.',
    isInferred: false,
  },
  {
    name: 'artefactColumn',
    label: 'Column with the address of the file',
    kind: 'text',
    help: 'Where the log has a column for the file that a task made (Download). How MSPControl names it is not published.',
    isInferred: true,
  },
  {
    name: 'artefactAddress',
    label: 'Address of the file',
    kind: 'text',
    help: 'Where no column says it: an address on the same server, with {nativeId} or {item}. Empty: none.',
    isInferred: true,
  },
  ...overrides(),
];

function overrides(): readonly OptionField[] {
  const field = (name: string, label: string, help: string): OptionField => ({
    name,
    label,
    kind: 'text',
    help,
    isInferred: true,
  });
  const byProfile = 'Empty: as the kind of service has it.';
  return [
    field('path', 'Path of the services', `{service} stands for esAuditLog, esUsers, esPackages. ${byProfile}`),
    field(
      'namespace',
      'Namespace of the messages',
      `Exactly as the service’s description (?wsdl) has it. ${byProfile}`,
    ),
    field('action', 'SOAPAction', `With {service} and {operation}. ${byProfile}`),
    field('credentialsNamespace', 'Namespace of the Credentials header', 'Empty: SolidCP’s.'),
    field('credentialsFieldsNamespace', 'Namespace of the header’s fields', 'Empty: SolidCP’s.'),
  ];
}
