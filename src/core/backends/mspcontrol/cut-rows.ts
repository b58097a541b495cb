import { SaxesParser } from 'saxes';
import { BackendFailure } from '../../http/backend-failure';
import type { FramedRecord } from '../../records/framed-record';
import type { TextDecoding } from '../../records/text-decoding';
import { refuseDocumentType, refuseXml, XmlRefused } from '../../records/xml-row';

/** What steers the paging and names the tenant of one row. */
export interface CutRow {
  readonly record: FramedRecord;
  /** Columns of KEPT, by their name in lower case; a NULL column is absent. */
  readonly columns: ReadonlyMap<string, string>;
}

/** An answer of `GetAuditLogRecordsPaged`. */
export interface RowsPage {
  /** Entries that the whole question has, by the first table's only row. */
  readonly total: number;
  readonly rows: readonly CutRow[];
}

const KEPT: ReadonlySet<string> = new Set(['recordid', 'userid', 'effectiveuserid', 'startdate']);
/** Deeper elements than a data set has; a parser's stack must not grow without end. */
const DEEPEST = 64;

/**
 * Cuts the rows of the second table out of an answer, byte for byte. Tables are told by their place and not by their
 * name. Fails with `malformed`: a missing total or an answer without a data set is never an empty page.
 */
export function cutRows(body: Uint8Array, what: string, decoding: TextDecoding): RowsPage {
  const text = xmlText(body, what, decoding);
  const cutter = new Cutter(text);
  parseXml(text, what, {
    open: (name, position) => {
      cutter.open(name, position);
    },
    text: (piece) => {
      cutter.text(piece);
    },
    close: (position) => {
      cutter.close(position);
    },
  });
  const { total } = cutter;
  if (total === null) {
    throw new BackendFailure('malformed', `${what} came without the total count that each page has.`, {
      detail: text.slice(0, 2000),
    });
  }
  const places = new BytePlaces(text, body.length);
  const rows = cutter.rows.map(({ start, end, columns }): CutRow => {
    const from = places.at(start);
    const to = places.at(end);
    const record: FramedRecord = {
      kind: 'record',
      position: from,
      bytes: body.slice(from, to),
      encoding: 'utf-8',
      text: text.slice(start, end),
    };
    return { record, columns };
  });
  return { total, rows };
}

/** The text of an XML answer in UTF-8, which is what the service writes; fails with `malformed`. */
export function xmlText(body: Uint8Array, what: string, decoding: TextDecoding): string {
  if (!decoding.isUtf8(body)) {
    throw new BackendFailure('malformed', `${what} came as something that is no text in UTF-8.`);
  }
  return decoding.decodeUtf8(body);
}

interface XmlEvents {
  /** The element's own name without its prefix; `position` is behind the name. */
  open(name: string, position: number, attributes: Readonly<Record<string, string>>): void;
  text(piece: string): void;
  /** `position` is behind the closing tag. */
  close(position: number): void;
}

/** Parses an XML answer; positions are UTF-16 code units. Fails with `malformed`, on a document type too. */
export function parseXml(text: string, what: string, events: XmlEvents): void {
  const parser = new SaxesParser();
  let start = 0;
  let depth = 0;
  parser.on('error', refuseXml);
  parser.on('doctype', refuseDocumentType);
  parser.on('opentagstart', () => {
    start = parser.position;
    depth += 1;
    if (depth > DEEPEST) throw new XmlRefused(`elements lie more than ${DEEPEST} deep`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    events.open(name.slice(name.indexOf(':') + 1), start, attributes);
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('closetag', () => {
    depth -= 1;
    events.close(parser.position);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    throw new BackendFailure('malformed', `${what} came as XML that is not read: ${error.message}.`, {
      detail: text.slice(0, 2000),
    });
  }
}

interface CutRange {
  readonly start: number;
  readonly end: number;
  readonly columns: ReadonlyMap<string, string>;
}

/** Follows the parser to `diffgram / data set / row / column`. */
class Cutter {
  readonly rows: CutRange[] = [];
  readonly #text: string;
  #depth = 0;
  /** Depth of the diffgram's element; 0 outside of it. */
  #diffgram = 0;
  /** The diffgram's first element is the data set; what follows (`before`, `errors`) is none. */
  #isDataSet = false;
  #hasDataSet = false;
  readonly #tables: string[] = [];
  #table = -1;
  #total = '';
  /** Columns of the first table, which has one in all. */
  #counts = 0;
  #start = 0;
  #columns = new Map<string, string>();
  #column: string | null = null;
  #value = '';

  constructor(text: string) {
    this.#text = text;
  }

  /** null: the answer has no count. */
  get total(): number | null {
    const text = this.#total.trim();
    return this.#counts === 1 && /^\d{1,15}$/.test(text) ? Number(text) : null;
  }

  open(name: string, position: number): void {
    this.#depth += 1;
    if (this.#diffgram === 0) {
      if (name === 'diffgram') this.#diffgram = this.#depth;
      return;
    }
    const level = this.#depth - this.#diffgram;
    if (level === 1) {
      this.#isDataSet = !this.#hasDataSet;
      this.#hasDataSet = true;
    } else if (this.#isDataSet && level === 2) this.#openRow(name, position);
    else if (this.#isDataSet && level === 3) this.#openColumn(name.toLowerCase());
  }

  text(piece: string): void {
    if (this.#column !== null) this.#value += piece;
  }

  close(position: number): void {
    const level = this.#depth - this.#diffgram;
    this.#depth -= 1;
    if (this.#diffgram === 0) return;
    if (level === 0) this.#diffgram = 0;
    if (!this.#isDataSet) return;
    if (level === 3 && this.#column !== null) {
      if (this.#table === 0) this.#total = this.#value;
      else if (!this.#columns.has(this.#column)) this.#columns.set(this.#column, this.#value);
      this.#column = null;
    }
    if (level === 2 && this.#table === 1) {
      this.rows.push({ start: this.#start, end: position, columns: this.#columns });
    }
  }

  #openRow(name: string, position: number): void {
    if (!this.#tables.includes(name)) this.#tables.push(name);
    this.#table = this.#tables.indexOf(name);
    // Between the element's `<` and its name's end there is no other `<`.
    this.#start = this.#text.lastIndexOf('<', position - 1);
    this.#columns = new Map();
  }

  #openColumn(name: string): void {
    // A first table of entries is no count, whatever its first column says.
    if (this.#table === 0) this.#counts += KEPT.has(name) ? 2 : 1;
    const isWanted = this.#table === 0 || (this.#table === 1 && KEPT.has(name));
    this.#column = isWanted ? name : null;
    this.#value = '';
  }
}

/** Turns places in a text into places in its UTF-8 bytes; asked in ascending order. */
class BytePlaces {
  readonly #text: string;
  /** In text that is all ASCII the places are the same. */
  readonly #isAscii: boolean;
  #unit = 0;
  #byte = 0;

  constructor(text: string, byteLength: number) {
    this.#text = text;
    this.#isAscii = text.length === byteLength;
  }

  at(unit: number): number {
    if (this.#isAscii) return unit;
    for (; this.#unit < unit; this.#unit += 1) {
      const code = this.#text.charCodeAt(this.#unit);
      // Each half of a surrogate pair stands for two of its four bytes.
      this.#byte += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
    }
    return this.#byte;
  }
}
