import type { DateOrder } from '@core/backends/reading-plan';
import type { GenericMapping } from '@core/backends/generic-mapping';
import type { KindId } from '@core/backends/kind-id';
import type { ImportState } from '@core/imports/import-report';
import type { TextEncodingName } from '@core/records/framed-record';
import { formatCount as count } from '../ui/format-number';
import { plural } from '../ui/plural';

/** What the import screens and dialogs say. */
export const importsText = {
  title: 'Imports',
  importFiles: 'Import files',
  importFolder: 'Import folder',
  paste: 'Paste',
  emptyTitle: 'Nothing imported yet',
  emptyBody:
    'Import audit logs as files or whole folders, .gz and .zip too, or paste records that you copied from a portal. ' +
    'You can also drop files anywhere in this window. Nothing is sent anywhere.',
  listLabel: 'Imports, newest first',
  actions: 'Actions',
  columns: {
    import: 'Import',
    state: 'State',
    started: 'Started',
    files: 'Files',
    read: 'Read',
    added: 'Added',
    duplicates: 'Duplicates',
    revisions: 'Revisions',
    rejected: 'Rejected',
  },
  showMore: (left: number) => `Show ${count(left)} more`,
  back: 'All imports',
  number: (id: number) => `Import ${id}`,
  openReport: (title: string) => `Open the report of ${title}`,
} as const;

export const importStateText: Record<ImportState, string> = {
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
  interrupted: 'Interrupted',
  undone: 'Undone',
};

/** What a state means for what the archive holds now; empty where the word says it all. */
export const importStateMeaning: Record<ImportState, string> = {
  running: '',
  done: '',
  cancelled:
    'This import was cancelled. What it had read until then is in the archive. Import the same files again to add the rest: what is there already is counted as duplicates.',
  failed:
    'This import stopped before its end. What it had read until then is in the archive. Import the same files again to add the rest: what is there already is counted as duplicates.',
  interrupted:
    'Veritrail ended in the middle of this import. What it had committed is in the archive. Import the same files again to add the rest: what is there already is counted as duplicates.',
  undone: 'This import was undone. Entries that nothing else delivered were removed from the archive.',
};

export const kindText: Record<KindId, string> = {
  cloudtrail: 'AWS CloudTrail',
  okta: 'Okta System Log',
  github: 'GitHub audit log',
  'google-workspace': 'Google Workspace Reports',
  microsoft365: 'Microsoft 365 unified audit log',
  mspcontrol: 'MSPControl Export Log',
  lumu: 'Lumu audit log',
  generic: 'Generic JSON or CSV',
};

export const encodingText: Record<TextEncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  binary: 'Binary',
};

export const dateOrderText: Record<DateOrder, string> = {
  'month-day-year': 'Month, day, year',
  'day-month-year': 'Day, month, year',
  'year-month-day': 'Year, month, day',
};

export const previewText = {
  recordPlaceExample: '/log',
  title: 'Import: what will be read',
  looking: 'Looking into the files',
  start: 'Start import',
  starting: 'Starting',
  cancel: 'Cancel',
  files: 'Files',
  furtherFiles: (further: number) =>
    `and ${plural(further, 'further file', 'further files')}, each recognised when it is read`,
  asked: 'What the files do not tell',
  nothingAsked: 'The files tell everything that is needed. Nothing has to be filled in.',
  allFiles: 'These apply to every file of this import that does not say it itself.',
  remembered: 'As you said of such files the last time',
  more: 'More options',
  fewer: 'Fewer options',
  kind: 'Read as',
  kindAuto: 'Recognise each file by its content',
  encoding: 'Encoding',
  encodingAuto: 'Recognise',
  recordPlace: 'Record inside member',
  recordPlaceHelp: 'JSON Pointer of the member that holds the record, such as /log',
  tenant: 'Tenant',
  tenantHelp: 'The tenant that these entries belong to',
  organization: 'Organization',
  organizationHelp: 'The part of the tenant, if there is one',
  instance: 'Instance',
  instanceHelp: 'The one installation that wrote the log: a panel’s address, an Okta organization',
  zone: 'Time zone',
  zoneHelp: 'For times that carry no zone',
  zoneUnknown: 'Choose a zone from the list, or write an offset such as +02:00.',
  dateOrder: 'Date order',
  dateOrderDecided: 'As decided by the file',
  dateOrderAmbiguous: 'Every date in the sample fits more than one order. Choose the one that is right:',
  reads: (text: string, date: string) => `${text} is ${date}`,
  doesNotFit: 'does not fit this file',
  mapping: 'Columns',
  mapColumns: 'Map columns',
  mappingNone: 'No mapping yet: entries are kept with their whole record, but most columns stay empty.',
  mappingNamed: (name: string) => `Mapping “${name}”`,
  mappingSuggested: 'Columns are suggested by the names in each generic file. Look at them before you start.',
  mappingForeign:
    'This file is of no kind that is known. If it holds JSON or CSV records, choose where its columns are.',
  mappingForAll: 'It reads every file of this import. Import files of other kinds separately.',
  mappingRemove: 'Remove mapping',
  confidence: (percent: number) => `${percent} % sure`,
  guess: 'This is a guess. Check it below, and choose the right kind under “Read as”.',
  firstEntries: 'First entries, as they will look',
  tableOf: (label: string) => `Table: ${label}`,
  noEntries: 'No entry was found in the first part of this file.',
  rejected: (pieces: number) =>
    `${plural(pieces, 'piece', 'pieces')} in the sample cannot be read. They are kept in the import’s report and stop nothing.`,
  cannotRead: 'Cannot be read',
  nothingReadable: 'None of these files can be read.',
  someUnreadable: (files: number) =>
    `${plural(files, 'file', 'files')} cannot be read and will be left out; the report will say so.`,
  undated: 'undated',
  chooseFile: 'Choose a file to see its first entries.',
  discardTitle: 'Leave this import?',
  discardBody: 'Nothing was imported yet. What you filled in here will be forgotten.',
  discard: 'Leave',
  keep: 'Keep editing',
  cellHeadings: ['Time', 'Severity', 'Source', 'Task', 'Item', 'Username', 'User', 'Tenant', 'Organization'],
} as const;

export const pasteText = {
  title: 'Paste records',
  label: 'Records',
  help: 'One copied JSON object, an array, {"items": []}, or one record a line; CSV with its headings works too.',
  next: 'Look at it',
  reading: 'Reading',
  cancel: 'Cancel',
  fromClipboard: 'Paste from clipboard',
  clipboardRefused: 'The clipboard could not be read. Paste into the field with your keyboard.',
  name: (stamp: string) => `pasted ${stamp}.json`,
  discardTitle: 'Forget what you pasted?',
  discardBody: 'The text in this dialog is kept nowhere else.',
  discard: 'Forget it',
  keep: 'Keep editing',
  tooLong: 'This is more than 64 million characters. Save it as a file and import that.',
} as const;

export const uploadText = {
  title: 'Handing the files over',
  body: 'The browser hands the files to Veritrail on this machine. They leave it at no point.',
  progress: (done: string, total: string) => `${done} of ${total}`,
  cancel: 'Cancel',
  tooMany: (files: number) =>
    `These are ${count(files)} files, and one import takes at most 10,000. Import subfolders one by one, or use the command line.`,
  noFiles: 'There is no file in what was dropped or chosen.',
  busy: 'Start or leave the import that is open first, then drop the files again.',
} as const;

export const reportText = {
  show: 'Show these entries',
  undo: 'Undo import',
  correct: 'Correct',
  cancelImport: 'Cancel import',
  started: 'Started',
  ended: 'Ended',
  range: 'Entries between',
  noDates: 'No entry of this import has a date',
  undated: 'Undated',
  inArchive: 'In the archive now',
  files: 'Files',
  filesLabel: 'Files of this import',
  onlyProblems: 'Only files with problems',
  rejected: 'Rejected records',
  rejectedNone: 'No record was rejected.',
  rejectedHelp: 'These records could not be read. Their bytes are kept here, and stopped nothing else.',
  exportRejected: 'Export rejected',
  exporting: 'Exporting',
  exported: (records: number) => `${plural(records, 'rejected record', 'rejected records')} written.`,
  position: 'Position',
  excerpt: 'Excerpt',
  file: 'File',
  earliestLatest: 'Between',
  corrections: 'Corrections',
  nothingNew: 'This import changed nothing: the archive held every entry already.',
  nothingRead: 'No entry was found in these files.',
} as const;

export const planText = {
  zoneByKind: 'times without a zone by the kind’s own rule',
  zone: (zone: string) => `times without a zone read as ${zone}`,
  dateOrder: (order: string) => `dates as ${order.toLowerCase()}`,
  recordPlace: (place: string) => `record in ${place}`,
  recordColumn: (heading: string) => `record in column ${heading}`,
  mapping: (name: string) => `mapping “${name}”`,
  tenant: (name: string) => `tenant ${name}`,
  organization: (name: string) => `organization ${name}`,
  instance: (name: string) => `instance ${name}`,
  separator: (name: string) => `CSV, separated by ${name}`,
  version: (version: number) => `mapping version ${version}`,
} as const;

export const undoText = {
  title: (id: number) => `Undo import ${id}?`,
  body: (added: number) =>
    `The ${plural(added, 'entry', 'entries')} that this import added are removed from the archive, unless another import delivered the same entry: those stay. ` +
    'Entries that were there before stay as they are. The removal leaves a mark in the chain of digests. The report stays here.',
  again: 'To have the entries back, import the same files again.',
  confirm: 'Undo import',
  running: 'Undoing',
  cancelled: 'Undoing was cancelled. The import’s entries are still in the archive.',
} as const;

export const correctText = {
  title: (id: number) => `Correct import ${id}`,
  body: 'The columns of these entries are derived again from their records, under a new mapping version. The records themselves never change. Only what you change here is changed; the rest stays as it was read.',
  unchanged: 'As it is',
  apply: 'Derive columns again',
  running: 'Deriving columns again',
  cancelled: 'The correction was cancelled. The columns are as they were.',
  cancel: 'Cancel',
  close: 'Close',
  mapping: 'Saved mapping',
  done: (id: number) => `The columns of import ${id} were derived again.`,
} as const;

export const mappingText = {
  title: 'Map columns',
  looking: 'Looking for records to show',
  sample: 'Sample record',
  sampleOf: (index: number, all: number) => `Record ${index} of ${all}`,
  previous: 'Previous record',
  next: 'Next record',
  noSample: 'There is no sample record to look at.',
  columns: 'Columns',
  notMapped: 'Not mapped',
  source: 'From',
  fixed: 'Fixed text',
  place: (column: string) => `Place of ${column}`,
  how: (column: string) => `How ${column} is filled`,
  fixedFor: (column: string) => `Fixed text for ${column}`,
  result: 'Result',
  readAs: 'Read the record as',
  readAsColumns: 'The columns chosen below',
  readAsHelp: 'A kind reads the record by its own rules; then the columns below are not used.',
  recordPlace: 'Record inside member',
  recordPlaceNone: 'Not wrapped',
  timeFormat: 'Times are written as',
  zone: 'Zone of times without one',
  errorValues: 'Severity texts that mean error',
  warningValues: 'Severity texts that mean warning',
  valuesHelp: 'Separate with commas; any case',
  name: 'Name',
  saved: 'Saved mapping',
  savedNone: 'New mapping',
  save: 'Save mapping',
  savedAs: (name: string) => `Saved as “${name}”.`,
  replaces: (name: string) => `Replaces the saved mapping “${name}”.`,
  remove: 'Delete mapping',
  removeAsk: (name: string) =>
    `Delete the saved mapping “${name}”? Imports that used it keep it; only the name is gone.`,
  use: 'Use this mapping',
  cancel: 'Cancel',
  discardTitle: 'Leave the mapping?',
  discardBody: 'The changes that you made to this mapping will be forgotten.',
  discard: 'Forget them',
  keep: 'Keep editing',
  unnamed: 'Mapping',
} as const;

export const timeFormatText: Record<GenericMapping['timeFormat'], string> = {
  auto: 'Recognise',
  iso: 'ISO 8601, 2026-11-21T03:00:12Z',
  'epoch-seconds': 'Seconds since 1970',
  'epoch-milliseconds': 'Milliseconds since 1970',
  'epoch-microseconds': 'Microseconds since 1970',
  'month-day-year': 'Month/day/year',
  'day-month-year': 'Day/month/year',
};

export const mappingColumnText = {
  started: 'Started',
  finished: 'Finished',
  severity: 'Severity',
  source: 'Source',
  task: 'Task',
  item: 'Item',
  itemType: 'Item type',
  performer: 'Username',
  onBehalfOf: 'User',
  relation: 'Relation',
  tenant: 'Tenant',
  organization: 'Organization',
  instance: 'Instance',
  address: 'Address',
  nativeId: 'Vendor id',
} as const satisfies Record<keyof GenericMapping['columns'], string>;
