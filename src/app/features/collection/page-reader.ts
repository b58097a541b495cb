import { setImmediate } from 'node:timers/promises';
import type { RejectedInput } from '@core/archive/archive';
import { EntryBatchBuilder } from '@core/archive/entry-batch-builder';
import { tenantKey } from '@core/archive/tenant-key';
import type { ConnectorPage, PagePart } from '@core/backends/connector';
import { createEntryReader, type EntryReader, type EntryReaderTools } from '@core/backends/entry-reader';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { CollectedPage, CollectedPart } from '@core/coverage/coverage-ledger';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import type { FramedPiece } from '@core/records/framed-record';

/** Questions of the window are answered between so many records. */
const RECORDS_AT_ONCE = 2000;

/** Whose entries a window keeps. */
export interface KeptTenants {
  /** The vendor's ids; null: of whichever tenant an entry is. */
  readonly ids: ReadonlySet<string> | null;
}

export interface ReadPage {
  readonly page: CollectedPage;
  /** Keys of the tenants that its entries named. */
  readonly tenants: ReadonlySet<string>;
  /** True where an entry has no id that is unique everywhere: then it is told from its equals by counting them. */
  readonly countsEquals: boolean;
}

/** Reads the pages of one window into batches. It counts equal records, so every window needs one of its own. */
export class PageReader {
  readonly #tools: EntryReaderTools;
  readonly #kept: KeptTenants;
  readonly #readers = new Map<string, EntryReader>();
  #sinceRelease = 0;

  constructor(tools: EntryReaderTools, kept: KeptTenants) {
    this.#tools = tools;
    this.#kept = kept;
  }

  async read(page: ConnectorPage): Promise<ReadPage> {
    const parts: CollectedPart[] = [];
    const tenants = new Set<string>();
    const marks = { countsEquals: false };
    for (const part of page.parts) parts.push(...(await this.#readPart(part, tenants, marks)));
    return { page: { parts, read: page.read, cursor: page.cursor }, tenants, countsEquals: marks.countsEquals };
  }

  async #readPart(
    { plan, records }: PagePart,
    tenants: Set<string>,
    marks: { countsEquals: boolean },
  ): Promise<readonly CollectedPart[]> {
    const reader = this.#readerOf(plan);
    const builder = new EntryBatchBuilder(plan.kind, plan.mappingVersion);
    const batches: CollectedPart[] = [];
    const rejected: RejectedInput[] = [];
    for (const piece of records) {
      const entries = readPiece(reader, piece, rejected);
      for (const entry of entries) {
        const { tenant, instance, nativeId, nativeIdIsGlobal } = entry.columns;
        if (!this.#keeps(tenant?.id ?? null)) continue;
        builder.add(entry);
        if (tenant !== null) tenants.add(tenantKey(plan.kind, instance, tenant.id));
        marks.countsEquals ||= nativeId === null || !nativeIdIsGlobal;
        if (builder.isFull) batches.push({ plan, batch: builder.take(), rejected: [] });
      }
      await this.#release();
    }
    if (builder.count > 0 || rejected.length > 0) {
      batches.push({ plan, batch: builder.count > 0 ? builder.take() : null, rejected });
    }
    return batches;
  }

  /** An entry that names no tenant belongs to what was asked: it cannot be another tenant's. */
  #keeps(tenant: string | null): boolean {
    return tenant === null || this.#kept.ids === null || this.#kept.ids.has(tenant);
  }

  #readerOf(plan: ReadingPlan): EntryReader {
    const key = JSON.stringify(plan);
    const known = this.#readers.get(key) ?? createEntryReader(plan, this.#tools);
    this.#readers.set(key, known);
    return known;
  }

  async #release(): Promise<void> {
    this.#sinceRelease += 1;
    if (this.#sinceRelease < RECORDS_AT_ONCE) return;
    this.#sinceRelease = 0;
    await setImmediate();
  }
}

/** A record that cannot be read is kept with the window, whatever the reason: never dropped. */
function readPiece(reader: EntryReader, piece: FramedPiece, rejected: RejectedInput[]): readonly PreparedEntry[] {
  const { position, bytes } = piece;
  if (piece.kind === 'rejected') {
    rejected.push({ position, bytes, reason: piece.reason });
    return [];
  }
  try {
    const outcome = reader.read(piece);
    if (outcome.kind === 'entries') return outcome.entries;
    rejected.push({ position, bytes: outcome.bytes, reason: outcome.reason });
  } catch {
    rejected.push({ position, bytes, reason: 'Reading this record failed inside Veritrail; it is kept as it came.' });
  }
  return [];
}
