import type { ConnectorId } from '@core/connections/connector-id';
import type { TestStep, TestStepId } from '@core/connections/connection-test';
import { keychainSentence } from '@core/secrets/keychain-sentence';
import type { SecretPlace } from '@core/secrets/secret-store';
import { formatCount } from '../ui/format-number';
import { plural } from '../ui/plural';

/** What the connections screen and its dialogs say. */
export const connectionsText = {
  title: 'Connections',
  parts: { connections: 'Connections', runs: 'Collection runs' },
  partsLabel: 'Parts of this screen',
  add: 'Add connection',
  collectAll: 'Collect',
  collectAllHint: 'Collect from every connection that is switched on',
  listLabel: 'Connections',
  emptyTitle: 'No backend is connected yet',
  emptyBody:
    'Add a connection to a backend that keeps audit logs: its address and an account are enough to begin. Veritrail then collects every entry of the tenants that you choose, and says for every tenant and every day whether it is complete.',
  emptyDemo:
    'Nothing at hand? The demo archive has connections to stand-in backends on this machine, which can be collected from at once.',
  openDemo: 'Open the demo archive',
  openingDemo: 'Making the demo archive',
  preview: 'Preview',
  previewHint: 'The vendor does not document this interface. Every part of it that is inferred can be changed.',
  columns: {
    name: 'Name',
    backend: 'Backend',
    tenants: 'Tenants',
    secret: 'Secret',
    lastRun: 'Last run',
    next: 'Next',
    enabled: 'On',
    actions: 'Actions',
  },
  openDetail: (name: string) => `Show ${name}`,
  allTenants: 'All',
  chosenTenants: (count: number) => `${formatCount(count)} chosen`,
  never: 'Never collected',
  running: 'Collecting now',
  runComplete: 'Complete',
  runNotComplete: (windows: number) => `${plural(windows, 'window', 'windows')} not complete`,
  runUnasked: 'Not asked',
  byHand: 'By hand',
  everyHours: (hours: number) => `every ${hours} h`,
  off: 'Off',
  enabledOf: (name: string) => `Collect from ${name}`,
  collect: 'Collect',
  test: 'Test',
  edit: 'Edit…',
  collectOf: (name: string) => `Collect from ${name} now`,
  testOf: (name: string) => `Test ${name}`,
  moreOf: (name: string) => `More for ${name}`,
  enable: 'Switch on',
  disable: 'Switch off',
  remove: 'Remove…',
  saveAsFile: 'Save as file…',
  savedAsFile: (name: string) => `${name} is saved. It holds neither account nor secret.`,
  removeTitle: (name: string) => `Remove the connection “${name}”?`,
  removeStays:
    'What stays: every entry that it collected, the coverage ledger with its windows, and the reports of its runs.',
  removeGoes: 'What goes: its address, account and options, its secret in the keychain, and its schedule.',
  removeBackend: 'Nothing changes at the backend.',
  removeConfirm: 'Remove connection',
  removed: (name: string) => `The connection “${name}” was removed, and its secret with it.`,
  detailOf: (name: string) => `Connection ${name}`,
  resizeDetail: 'Size of the connection pane',
  address: 'Address',
  account: 'Account',
  noAccount: 'The secret alone signs in',
  proxy: 'Proxy',
  trust: 'Trust',
  trustSystem: 'This machine’s own certificates',
  trustAuthority: 'and an additional certificate authority',
  trustPinned: 'Only the certificate with this SHA-256:',
  created: 'Added',
  schedule: 'Schedule',
  onStart: 'on start',
  organizations: 'Organizations',
  organizationsOf: 'Organizations of',
  organizationsHelp: 'Asks the backend for the parts of one tenant.',
  noOrganizations: 'This tenant has no organizations.',
  vocabulary: 'Sources and tasks',
  vocabularyHelp: 'The backend’s own lists: what can occur in its log.',
  ask: 'Ask the backend',
  asking: 'Asking the backend',
  organizationCount: (count: number) => plural(count, 'organization', 'organizations'),
  taskCount: (count: number) => plural(count, 'task', 'tasks'),
} as const;

/** The dialog that adds or changes a connection. */
export const connectionFormText = {
  chooseTitle: 'Add a connection',
  chooseHint: 'Which kind of backend?',
  choices: 'Kinds of backends',
  fromFile: 'From a file…',
  fromFileHint: 'A connection that somebody saved as a file. It holds no account and no secret.',
  addTitle: (backend: string) => `Add a connection: ${backend}`,
  editTitle: (name: string) => `Edit ${name}`,
  back: 'Other backend',
  backend: 'Backend',
  name: 'Name',
  nameHelp: 'As it is called in this window and on the command line.',
  nameMissing: 'Give it a name.',
  addressWrong: 'Write an address that begins with https:// (or http://).',
  addressPlain: 'This address is not encrypted: the secret and the entries can be read on their way.',
  secret: 'Secret',
  secretKept: 'A secret is kept',
  secretNone: 'No secret is kept.',
  secretReplace: 'Replace',
  secretDelete: 'Delete',
  secretKeep: 'Keep the old one',
  secretHint: 'Goes to the keychain of this machine and is never shown again.',
  secretDeleted: 'The secret was deleted.',
  secretForgotten:
    'Its secret was forgotten, because what was changed would have sent it to another place than before. Set it again before you collect.',
  options: 'Options',
  inferred: 'inferred',
  inferredHint: 'The vendor does not document this. If the backend behaves otherwise, change it here.',
  listHelp: 'One on each line.',
  numberWrong: 'Write a number.',
  tenants: 'Tenants',
  tenantsAll: 'All tenants that the account reaches, new ones too',
  tenantsChosen: 'Only chosen tenants',
  tenantsNotSaved:
    'To list the tenants the connection has to be saved. It stays switched off until you have finished here.',
  tenantsChanged:
    'The tenants are listed with what is saved, and you have changed how the backend is asked. Save that first; the choice of tenants is saved when you have finished here.',
  tenantsList: 'Save and list the tenants',
  tenantsLoading: 'Asking the backend for its tenants',
  tenantsFind: 'Find a tenant',
  tenantsNone: 'The account reaches no tenant.',
  tenantsNoneLike: (text: string) => `No tenant contains “${text}”.`,
  tenantsCount: (chosen: number, all: number) => `${formatCount(chosen)} of ${formatCount(all)} chosen`,
  tenantsChooseAll: 'Choose those shown',
  tenantsChooseNone: 'Choose none of those shown',
  tenantsGone: (count: number) =>
    `${plural(count, 'chosen tenant is', 'chosen tenants are')} not reached by the account any more.`,
  tenantsMissing: 'Choose at least one tenant.',
  trust: 'Trust and network',
  trustHint:
    'The certificates of this machine decide whom to trust. What you add here counts for this connection only. There is no way to ignore errors.',
  authority: 'Additional certificate authority (PEM)',
  authorityHelp: 'For a backend whose certificate was issued by your own authority.',
  authorityFile: 'Read from a file…',
  authorityWrong: 'A PEM begins with -----BEGIN CERTIFICATE-----.',
  pinned: 'Pinned certificate (SHA-256)',
  pinnedNone:
    'None. Where a test finds a certificate that nobody vouches for, it shows it here to be compared and trusted.',
  unpin: 'Take back',
  proxy: 'Proxy',
  proxyHelp: 'http://host:port. Left empty: as the environment says.',
  proxyWrong: 'Write an address such as http://proxy.example:3128.',
  schedule: 'Collecting',
  enabled: 'Switched on',
  enabledHelp: 'Switched off, it is left out of schedules and of “Collect”.',
  onStart: 'Collect when Veritrail starts',
  repeat: 'While Veritrail is open',
  repeats: {
    none: 'Only by hand',
    1: 'Every hour',
    2: 'Every 2 hours',
    4: 'Every 4 hours',
    6: 'Every 6 hours',
    12: 'Every 12 hours',
    24: 'Every day',
  },
  repeatOther: (hours: number) => `Every ${hours} hours`,
  scheduleHint:
    'To collect while Veritrail is closed, let cron or the Windows scheduler run “veritrail collect”: see the user guide.',
  describe: 'Describe the backend step by step…',
  describeAdvanced: 'Advanced: edit the whole description…',
  describeHint: 'Request, sign-in, paging, columns: each step against the live backend, with a page as it would look.',
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving',
  added: (name: string) => `The connection “${name}” was added.`,
  saved: (name: string) => `The connection “${name}” was saved.`,
  collectNow: 'Collect now',
  leaveTitle: 'Leave without saving?',
  leaveBody: 'What you have written here will be forgotten.',
  leave: 'Leave',
  stay: 'Keep editing',
} as const;

/** The test of a connection, step by step. */
export const connectionTestText = {
  title: (name: string) => `Test ${name}`,
  heading: 'Test',
  start: 'Test connection',
  again: 'Test again',
  stop: 'Stop',
  running: 'Testing',
  hint: 'Nothing is collected and nothing is saved by a test.',
  passed: 'Everything works.',
  warned: 'It works. Read the warnings.',
  failed: 'It does not work yet.',
  cancelled: 'The test was stopped.',
  trustedBy: (what: string) => `Trust comes from ${what}.`,
  certificateTitle: 'The backend showed this certificate, and nobody on this machine vouches for it:',
  certificateSubject: 'Issued to',
  certificateIssuer: 'Issued by',
  certificateValid: 'Valid',
  certificateSha: 'SHA-256',
  certificateCompare:
    'Compare the SHA-256 with what the backend’s operator tells you, over another way than this network.',
  trust: 'Trust exactly this certificate',
  trusted: 'This certificate is trusted for this connection, and no other.',
  close: 'Close',
} as const;

export const testStepText: Record<TestStepId, string> = {
  name: 'Name',
  reach: 'Reached',
  tls: 'TLS',
  'sign-in': 'Signed in',
  role: 'Role',
  tenants: 'Tenants',
  entries: 'Entries',
};

export const testOutcomeText: Record<TestStep['outcome'], string> = {
  passed: 'Passed',
  warned: 'Warning',
  failed: 'Failed',
  skipped: 'Skipped',
};

/** Where a secret is, in a word for the table. */
export function secretWord(place: SecretPlace): string {
  if (place.kind === 'keychain') return 'Keychain';
  return place.kind === 'run' ? 'This run only' : 'None';
}

/** What follows from where a secret is; null where it is kept well. */
export function secretSentence(place: SecretPlace): string | null {
  if (place.kind === 'keychain') return null;
  if (place.problem !== null) return keychainSentence(place.problem);
  return 'No secret is kept: nothing can be collected until one is set.';
}

/** What each kind of backend is, in a line. */
export const connectorHint: Record<ConnectorId, string> = {
  mspcontrol: 'WebsitePanel, SolidCP and MSPControl panels, by their SOAP services',
  'http-json': 'Any backend that answers JSON over HTTP, described step by step; GraphQL too',
  lumu: 'The MSP portal’s audit log, on its inferred contract',
  okta: 'System Log, 90 days back',
  github: 'Audit log of an organization or an enterprise, 180 days back',
  microsoft365: 'Management Activity API, 7 days back',
  'microsoft-graph': 'Directory audits and audit log queries',
};
