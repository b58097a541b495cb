import { SaxesParser } from 'saxes';
import { readPlainRow } from './plain-xml-row';

/** A row of a data set: the row's element and its columns as they stand. A NULL column is absent. */
export interface XmlRow {
  readonly element: string;
  /** Names of the columns' elements, in their order; the first of two of one name counts. */
  readonly names: readonly string[];
  /** Text of each column, entities undone. */
  readonly values: readonly string[];
}

export type XmlRowReading = XmlRow | { readonly reason: string };

/** Rows of one table have the same columns nearly always: their lists of names are kept once, so that they can be told by identity. */
const MOST_LISTS = 1000;
const lists = new Map<string, readonly string[]>();

/**
 * .NET writes control characters as references that XML 1.0 forbids (`&#x1B;`). They are kept as they are written: one
 * such character must not keep a whole answer from being read.
 */
const FORGIVEN = /: (?:malformed character entity|disallowed character)\.$/;

/** What a parser of ours does on an error: forgives characters that .NET writes though XML forbids them. */
export function refuseXml(error: Error): void {
  if (!FORGIVEN.test(error.message)) throw new XmlRefused(error.message);
}

/** No entity is ever expanded, so nothing that comes with a document type is read. */
export function refuseDocumentType(): void {
  throw new XmlRefused('it declares a document type');
}

/** The text is not well-formed, or declares a document type. */
export class XmlRefused extends Error {}

/** True where a record is a row of a data set, going by its first characters. */
export function looksLikeXmlRow(text: string): boolean {
  return /^<[A-Za-z_]/.test(text);
}

/** Reads one row element. Prefixes need not be declared: a row is cut out of the answer that declares them. */
export function readXmlRow(text: string): XmlRowReading {
  const plain = readPlainRow(text);
  return plain === null ? parseXmlRow(text) : { ...plain, names: interned(plain.names) };
}

function parseXmlRow(text: string): XmlRowReading {
  const gathering = new RowGathering();
  const parser = new SaxesParser({ fragment: false });
  parser.on('error', refuseXml);
  parser.on('doctype', refuseDocumentType);
  parser.on('opentag', ({ name, attributes }) => {
    gathering.open(name, attributes['xsi:nil'] === 'true');
  });
  parser.on('text', (piece) => {
    gathering.text(piece);
  });
  parser.on('cdata', (piece) => {
    gathering.text(piece);
  });
  parser.on('closetag', () => {
    gathering.close();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    return { reason: `This is no well-formed XML: ${error.message}.` };
  }
  return gathering.names.length === 0
    ? { reason: 'The row is empty, so it holds no record.' }
    : { element: gathering.element, names: interned(gathering.names), values: gathering.values };
}

/** Gathers the columns of a row; what stands deeper within a column belongs to its text. */
class RowGathering {
  element = '';
  readonly names: string[] = [];
  readonly values: string[] = [];
  #depth = 0;
  #name: string | null = null;
  #text = '';

  open(name: string, isNull: boolean): void {
    if (this.#depth === 0) this.element = name;
    if (this.#depth === 1) {
      this.#name = isNull || this.names.includes(name) ? null : name;
      this.#text = '';
    }
    this.#depth += 1;
  }

  text(piece: string): void {
    if (this.#depth > 1 && this.#name !== null) this.#text += piece;
  }

  close(): void {
    this.#depth -= 1;
    if (this.#depth !== 1 || this.#name === null) return;
    this.names.push(this.#name);
    this.values.push(this.#text);
    this.#name = null;
  }
}

function interned(names: readonly string[]): readonly string[] {
  const key = names.join('\n');
  let list = lists.get(key);
  if (list === undefined) {
    if (lists.size >= MOST_LISTS) lists.clear();
    list = names;
    lists.set(key, list);
  }
  return list;
}

/**
 * The canonical text of a row: its columns by name in any case, less those in `ignored` (lower case); neither the
 * attributes of the row (`diffgr:id`, `msdata:rowOrder` change with the page) nor white space between columns count.
 * Null where the text is no row.
 */
export function canonicalXmlRow(text: string, ignored: readonly string[]): string | null {
  const row = readXmlRow(text);
  if ('reason' in row) return null;
  const columns = row.names.map((name, index) => [name.toLowerCase(), row.values[index] ?? ''] as const);
  const counted = columns.filter(([name]) => !ignored.includes(name));
  counted.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return JSON.stringify(counted);
}
