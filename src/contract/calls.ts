import type { ArchiveSummary } from '@core/archive/archive';
import { genericMappingSchema, type GenericMapping } from '@core/backends/generic-mapping';
import { KIND_IDS } from '@core/backends/kind-id';
import { DATE_ORDERS } from '@core/backends/reading-plan';
import { exportRequestSchema } from '@core/export/export-request';
import type { FileHandle } from '@core/files/file-handle';
import type { ImportPreview } from '@core/imports/import-preview';
import type { ImportReport, ImportSummary, RejectedRecord } from '@core/imports/import-report';
import type { OperationProgress } from '@core/operations/operation';
import { TEXT_ENCODINGS } from '@core/records/framed-record';
import type { EntryDetail } from '@core/search/entry-detail';
import { type Count, type EmptyExplanation, type Facet, type Page } from '@core/search/results';
import {
  criteriaSchema,
  FACET_FIELDS,
  pageTargetSchema,
  pathSchema,
  snapshotSchema,
  sortSchema,
} from '@core/search/search';
import { type Settings, settingsPatchSchema } from '@core/settings/settings';
import type { SettingsNotice } from '@core/settings/settings-store';
import { z } from 'zod';
import { annotationCalls } from './annotation-calls';
import { artefactCalls } from './artefact-calls';
import { call, type CallDeclaration, handle, nothing } from './call';
import { collectingCalls } from './collecting-calls';
import { windowCalls } from './window-calls';
import { histogramCalls } from './histogram-calls';
import { readingCalls } from './reading-calls';
import { savedSearchCalls } from './saved-search-calls';
import { facetCalls } from './facet-calls';
import { lensCalls } from './lens-calls';
import { personCalls } from './person-calls';

const importId = z.number().int().min(1);
/** `ask`: a name that the caller makes up, by which `search.cancel` stops the question while it is being answered. */
const question = {
  criteria: criteriaSchema,
  snapshot: snapshotSchema.nullable(),
  ask: z.string().min(1).max(100).optional(),
};

/** Corresponds to `ReadingChoices`; the mapping by its saved name or whole. */
const choicesSchema = z.strictObject({
  kind: z.enum([...KIND_IDS, 'auto']).default('auto'),
  tenant: z.string().min(1).max(500).nullable().default(null),
  organization: z.string().min(1).max(500).nullable().default(null),
  instance: z.string().min(1).max(500).nullable().default(null),
  zone: z.string().min(1).max(100).nullable().default(null),
  dateOrder: z.enum(DATE_ORDERS).nullable().default(null),
  recordPlace: z.string().max(1000).nullable().default(null),
  mapping: z.union([z.string(), genericMappingSchema]).nullable().default(null),
  encoding: z.enum(TEXT_ENCODINGS).nullable().default(null),
});
export type ChoicesInput = z.input<typeof choicesSchema>;

/** Choices to change, the rest as it was: without the defaults, which Zod would fill in under `partial`. */
const changedChoicesSchema = z
  .strictObject({
    kind: choicesSchema.shape.kind.unwrap(),
    tenant: choicesSchema.shape.tenant.unwrap(),
    organization: choicesSchema.shape.organization.unwrap(),
    instance: choicesSchema.shape.instance.unwrap(),
    zone: choicesSchema.shape.zone.unwrap(),
    dateOrder: choicesSchema.shape.dateOrder.unwrap(),
    recordPlace: choicesSchema.shape.recordPlace.unwrap(),
    mapping: choicesSchema.shape.mapping.unwrap(),
    encoding: choicesSchema.shape.encoding.unwrap(),
  })
  .partial();

export interface ApplicationDescription {
  readonly version: string;
  readonly host: 'electron' | 'local-web' | 'cli';
  readonly platform: string;
  /** The data folder, for the user to read. */
  readonly dataFolder: string;
  readonly isDemo: boolean;
  /** What the host offers: native dialogs give `FileHandle`s; without them the page uploads and downloads. */
  readonly hasNativeDialogs: boolean;
  readonly archive: ArchiveSummary;
  /** Files that were set aside on start. */
  readonly notices: readonly SettingsNotice[];
  readonly operations: readonly OperationProgress[];
}

/** Every call that crosses the border, by name `feature.verb`. Handlers, client and checks derive from this table. */
export const calls = {
  'application.describe': call<ApplicationDescription>()(nothing),
  /** Opens the demo archive in its own data folder, making it first if need be; answers where it is (local-web: an address to go to). */
  'application.openDemo': call<{ readonly address: string | null }>()(nothing),
  /** Checks the chain of digests and every record's SHA-256. */
  'application.verifyArchive': call<{ readonly operation: string }>()(nothing),

  'settings.read': call<Settings>()(nothing),
  'settings.update': call<Settings>()(settingsPatchSchema),

  'search.page': call<Page>()(
    z.strictObject({
      ...question,
      sort: sortSchema,
      target: pageTargetSchema,
      limit: z.number().int().min(1).max(1000).default(100),
      paths: z.array(pathSchema).max(20).default([]),
    }),
  ),
  'search.slice': call<Page>()(
    z.strictObject({
      ...question,
      sort: sortSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(10_000),
      paths: z.array(pathSchema).max(20).default([]),
    }),
  ),
  'search.count': call<Count>()(z.strictObject(question)),
  'search.facet': call<Facet>()(
    z.strictObject({
      ...question,
      field: z.enum(FACET_FIELDS),
      // The window asks for some; the command line for all, and fails where that does not suffice.
      limit: z.number().int().min(1).max(1_000_000).default(50),
      contains: z.string().max(500).optional(),
      keepOwn: z.boolean().default(false),
      order: z.enum(['count', 'label']).default('count'),
    }),
  ),
  ...histogramCalls,
  'search.explainEmpty': call<EmptyExplanation>()(z.strictObject(question)),
  /** Stops a question that nobody waits for any more; it ends as `cancelled`. False: it was answered already. */
  'search.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({ ask: z.string().min(1).max(100) })),
  'search.countNew': call<{ readonly entries: number }>()(
    z.strictObject({ criteria: criteriaSchema, snapshot: snapshotSchema }),
  ),

  'entry.read': call<EntryDetail>()(z.strictObject({ id: z.number().int().min(1) })),
  /** A stretch of the record's text, in UTF-16 code units. */
  'entry.text': call<{ readonly text: string; readonly textLength: number }>()(
    z.strictObject({
      id: z.number().int().min(1),
      offset: z.number().int().min(0),
      length: z.number().int().min(1).max(64_000_000),
    }),
  ),
  /** Writes the record byte for byte to a target that the host handed out. */
  'entry.save': call<{ readonly bytes: number }>()(z.strictObject({ id: z.number().int().min(1), target: handle })),
  /** The record byte for byte in base64, with its encoding, a stretch at a time: how the command line writes it. */
  'entry.bytes': call<{ readonly base64: string; readonly byteLength: number; readonly encoding: string }>()(
    z.strictObject({
      id: z.number().int().min(1),
      offset: z.number().int().min(0),
      length: z.number().int().min(1).max(16_000_000),
    }),
  ),

  /** Native dialogs (Electron only, else `not-available-here`); an empty list is the user's cancel. */
  'files.pick': call<readonly FileHandle[]>()(z.strictObject({ what: z.enum(['files', 'folder']) })),
  /** A target to write to: a native save dialog in Electron, a download slot in the browser; null is the user's cancel. */
  'files.pickTarget': call<FileHandle | null>()(z.strictObject({ suggestedName: z.string().min(1).max(200) })),
  /** Text from the clipboard as a file. */
  'files.fromText': call<FileHandle>()(
    z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(64_000_000) }),
  ),

  'imports.preview': call<ImportPreview>()(
    z.strictObject({ files: z.array(handle).min(1).max(10_000), choices: choicesSchema }),
  ),
  'imports.start': call<{ readonly operation: string; readonly importId: number }>()(
    z.strictObject({ files: z.array(handle).min(1).max(10_000), choices: choicesSchema }),
  ),
  'imports.list': call<readonly ImportSummary[]>()(nothing),
  'imports.read': call<ImportReport>()(z.strictObject({ importId })),
  'imports.rejected': call<{ readonly total: number; readonly records: readonly RejectedRecord[] }>()(
    z.strictObject({
      importId,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
  ),
  'imports.exportRejected': call<{ readonly records: number }>()(z.strictObject({ importId, target: handle })),
  'imports.undo': call<{ readonly operation: string }>()(z.strictObject({ importId })),
  'imports.correct': call<{ readonly operation: string }>()(
    z.strictObject({ importId, choices: changedChoicesSchema }),
  ),

  'mappings.list': call<readonly GenericMapping[]>()(nothing),
  /** Replaces a mapping of the same name. */
  'mappings.save': call<readonly GenericMapping[]>()(z.strictObject({ mapping: genericMappingSchema })),
  'mappings.remove': call<readonly GenericMapping[]>()(z.strictObject({ name: z.string() })),

  ...savedSearchCalls,

  'exports.start': call<{ readonly operation: string }>()(exportRequestSchema.extend({ target: handle })),

  ...facetCalls,
  ...lensCalls,
  ...personCalls,
  ...readingCalls,
  ...collectingCalls,
  ...artefactCalls,
  ...windowCalls,
  ...annotationCalls,

  'operations.list': call<readonly OperationProgress[]>()(nothing),
  'operations.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({ operation: z.string() })),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller passes: defaults may be left out. */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type CallArguments<Name extends CallName> = z.output<Calls[Name]['input']>;
export type CallAnswer<Name extends CallName> =
  Calls[Name] extends CallDeclaration<z.ZodType, infer Answer> ? Answer : never;
