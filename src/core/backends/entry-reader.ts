import { canonicalContent } from '../entry/canonical-content';
import type { Digest } from '../entry/digest';
import { globalIdentity, localContent, localIdentity } from '../entry/identity';
import { OccurrenceCounter } from '../entry/occurrence-counter';
import type { PreparedEntry } from '../entry/prepared-entry';
import { decodeText } from '../records/decode';
import type { FramedRecord, TextEncodingName } from '../records/framed-record';
import { pointerSegments } from '../records/json-pointer';
import type { TextDecoding } from '../records/text-decoding';
import { canonicalXmlRow } from '../records/xml-row';
import { ignoredMembers } from './ignored-members';
import type { KindDefinition, MappingContext } from './kind';
import { mappingContext } from './mapping-context';
import type { ReadingPlan } from './reading-plan';
import { cellsOf, innerRoot, jsonRoot, type RecordRoot, rowRoot, storedRoot, xmlRoot } from './record-root';
import { RecordView } from './record-view';
import { kindOf } from './registry';
import { searchTextOf, xmlSearchTextOf } from './search-text';
import { embeddedRecord, unwrapRecord, type Unwrapped } from './unwrap-record';

export type ReadOutcome =
  | { readonly kind: 'entries'; readonly entries: readonly PreparedEntry[] }
  | { readonly kind: 'rejected'; readonly reason: string; readonly bytes: Uint8Array };

export interface EntryReaderTools {
  readonly digest: Digest;
  readonly decoding: TextDecoding;
}

/** Turns the records of one file into entries. It counts equal records, so a file needs a reader of its own. */
export interface EntryReader {
  /** One record as framed. A line of CSV headings that stands among the rows gives no entries. */
  read(record: FramedRecord): ReadOutcome;
  /** A record as the archive keeps it, already taken out of its wrapper: to derive its columns again. */
  readStored(stored: {
    readonly bytes: Uint8Array;
    readonly encoding: TextEncodingName;
    readonly position: number;
  }): ReadOutcome;
}

export function createEntryReader(plan: ReadingPlan, tools: EntryReaderTools): EntryReader {
  return new PlannedReader(plan, tools);
}

class PlannedReader implements EntryReader {
  readonly #plan: ReadingPlan;
  readonly #tools: EntryReaderTools & { readonly occurrences: OccurrenceCounter };
  readonly #kind: KindDefinition;
  readonly #context: MappingContext;
  readonly #segments: readonly string[];
  readonly #ignored: readonly string[];
  readonly #recordColumn: number;

  constructor(plan: ReadingPlan, tools: EntryReaderTools) {
    this.#plan = plan;
    this.#tools = { ...tools, occurrences: new OccurrenceCounter() };
    this.#kind = kindOf(plan.kind);
    this.#context = mappingContext(plan);
    this.#segments = pointerSegments(plan.recordPlace ?? '');
    this.#ignored = ignoredMembers(plan.kind);
    this.#recordColumn = plan.recordColumn === null ? -1 : (plan.headings ?? []).indexOf(plan.recordColumn);
  }

  read(record: FramedRecord): ReadOutcome {
    if (this.#plan.framing === 'xml-rows') {
      return this.#prepare(record, xmlRoot(record.text), record.position, record.bytes);
    }
    return this.#plan.framing === 'json' ? this.#readJson(record) : this.#readRow(record);
  }

  readStored(stored: { bytes: Uint8Array; encoding: TextEncodingName; position: number }): ReadOutcome {
    const { bytes, encoding, position } = stored;
    const text = decodeText(bytes, encoding === 'binary' ? this.#plan.encoding : encoding, this.#tools.decoding);
    return this.#prepare({ bytes, encoding, text }, storedRoot(this.#plan, text), position, bytes);
  }

  #readJson(record: FramedRecord): ReadOutcome {
    let inner: Unwrapped | null = record;
    if (this.#segments.length > 0) {
      inner = unwrapRecord(record, this.#segments, this.#plan.encoding, this.#tools.decoding);
      if (inner === null) {
        const reason = `There is no record at ${this.#plan.recordPlace ?? ''}.`;
        return { kind: 'rejected', reason, bytes: record.bytes };
      }
    }
    const root = jsonRoot(inner.text);
    const embedded = this.#embedded(root);
    if (embedded !== null) return this.#prepare(embedded, jsonRoot(embedded.text), record.position, record.bytes);
    return this.#prepare(inner, root, record.position, record.bytes);
  }

  /** The true record, where a member of this one holds it as JSON text (LookupEvents, PowerShell). */
  #embedded(root: RecordRoot): Unwrapped | null {
    if (root.kind === 'rejected' || this.#kind.innerRecords.length === 0) return null;
    for (const name of this.#kind.innerRecords) {
      const text: unknown = Object.hasOwn(root.root, name) ? (root.root as Record<string, unknown>)[name] : null;
      if (typeof text === 'string' && text.trimStart().startsWith('{'))
        return embeddedRecord(text, this.#tools.decoding);
    }
    return null;
  }

  #readRow(record: FramedRecord): ReadOutcome {
    const plan = this.#plan;
    // A stored record of a JSON column that is read again is no row any more.
    const inner = record.cells === undefined && plan.recordColumn === null ? innerRoot(record.text) : null;
    if (inner !== null) return this.#prepare(record, inner, record.position, record.bytes);
    // The panel's rows are no CSV: cells that another reader made of them are not trusted.
    const cells =
      plan.framing === 'panel-csv' ? cellsOf(plan, record.text) : (record.cells ?? cellsOf(plan, record.text));
    if (cells === null) {
      return { kind: 'rejected', reason: 'The row does not fit the headings.', bytes: record.bytes };
    }
    if (
      cells.length === plan.headings?.length &&
      cells.every((cell, index) => cell.trim() === plan.headings?.[index])
    ) {
      return { kind: 'entries', entries: [] };
    }
    if (plan.recordColumn === null) return this.#prepare(record, rowRoot(plan, cells), record.position, record.bytes);
    const text = cells[this.#recordColumn] ?? '';
    if (text.trim() === '') {
      const reason = `The row has nothing in its column ${plan.recordColumn}, so it holds no record.`;
      return { kind: 'rejected', reason, bytes: record.bytes };
    }
    const embedded = embeddedRecord(text, this.#tools.decoding);
    return this.#prepare(embedded, jsonRoot(text), record.position, record.bytes);
  }

  /** `framed` is what is kept where the record is rejected: all that the file had, wrapper included. */
  #prepare(record: Unwrapped, root: RecordRoot, position: number, framed: Uint8Array): ReadOutcome {
    if (root.kind === 'rejected') return { kind: 'rejected', reason: root.reason, bytes: framed };
    const view = new RecordView(root.root, record.text, null, { headings: root.headings, element: root.element });
    const mapped = this.#kind.map(view, this.#context);
    if (view.contradiction !== null) {
      const reason = `The date "${view.contradiction.slice(0, 40)}" contradicts the file's date order ${this.#plan.dateOrder ?? ''}.`;
      return { kind: 'rejected', reason, bytes: framed };
    }
    const raw = record.bytes;
    const shared = {
      raw,
      encoding: record.encoding,
      searchText: (root.element === undefined ? searchTextOf : xmlSearchTextOf)(
        record.text,
        root.root,
        record.encoding,
      ),
      sha256: this.#tools.digest.sha256(raw),
      position,
    };
    const first = mapped[0];
    if (first === undefined) return { kind: 'rejected', reason: 'The record holds no entry.', bytes: framed };
    const identities =
      first.nativeId !== null && first.nativeIdIsGlobal ? null : this.#numbered(first, record.text, root);
    const entries = mapped.map((columns) => {
      const identity =
        identities === null
          ? globalIdentity(this.#kind.id, columns, this.#tools)
          : localIdentity(this.#kind.id, columns, identities, this.#tools);
      return { columns, ...shared, identity };
    });
    return { kind: 'entries', entries };
  }

  #numbered(first: PreparedEntry['columns'], text: string, root: RecordRoot & { kind: 'root' }) {
    return localContent(this.#kind.id, first, this.#canonical(text, root), this.#tools);
  }

  #canonical(text: string, root: RecordRoot & { kind: 'root' }): string {
    if (root.element !== undefined) return canonicalXmlRow(text, this.#ignored) ?? text;
    return root.headings === null ? canonicalContent(text, this.#ignored) : text;
  }
}
