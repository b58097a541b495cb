import { SaxesParser } from 'saxes';
import { pointerOf } from '../records/json-pointer';
import { JsonTokens } from '../records/json-tokens';
import { looksLikeXmlRow, readXmlRow } from '../records/xml-row';

export interface EmbeddedXml {
  /** JSON Pointer to the string that is XML, or the XPath of a row's column; empty in a row of CSV. */
  readonly place: string;
  readonly xml: string;
}

/** Longer texts are not offered: they would freeze a viewer. UTF-16 code units. */
const LONGEST_XML = 1_000_000;
const MOST_FOUND = 20;
/** Characters of a record that are looked through. */
const LONGEST_RECORD = 32_000_000;
const ELEMENT = /^<(?:\?xml[^>]*\?>\s*<)?[A-Za-z_][\w.:-]*[\s/>]/;

/** Finds strings of a record that are well-formed XML (the panel's execution log). Document types are refused, entities never expanded. */
export function findEmbeddedXml(rawText: string): readonly EmbeddedXml[] {
  if (rawText.length > LONGEST_RECORD || !rawText.includes('<')) return [];
  const start = /\S/.exec(rawText)?.[0];
  if (start === '<' && looksLikeXmlRow(rawText)) return inXmlRow(rawText);
  return start === '{' || start === '[' ? inJson(rawText) : inRow(rawText);
}

/** Walks the strings of a JSON text with their pointers, without recursion. */
function inJson(text: string): readonly EmbeddedXml[] {
  const found: EmbeddedXml[] = [];
  const path: (string | number)[] = [];
  const tokens = new JsonTokens(text);
  let isKey = false;
  while (tokens.next() !== 'end' && tokens.kind !== 'invalid' && found.length < MOST_FOUND) {
    const { kind } = tokens;
    const last = path.length - 1;
    const place = path[last];
    if (kind === '{' || kind === '[') {
      path.push(kind === '{' ? '' : 0);
      isKey = kind === '{';
    } else if (kind === '}' || kind === ']') {
      path.pop();
      isKey = false;
    } else if (kind === ',') {
      if (typeof place === 'number') path[last] = place + 1;
      else isKey = true;
    } else if (kind === 'string' && isKey) {
      path[last] = tokens.string;
      isKey = false;
    } else if (kind === 'string' && tokens.end - tokens.start <= LONGEST_XML * 2) {
      const xml = tokens.string.trim();
      if (isXml(xml)) found.push({ place: pointerOf(path), xml });
    }
  }
  return found;
}

/** In the columns of a data set's row, where it stands escaped; whatever is no such row is offered as it is. */
function inXmlRow(text: string): readonly EmbeddedXml[] {
  const row = readXmlRow(text);
  if ('reason' in row) return inRow(text);
  const found = row.names.map((name, index) => ({
    place: `/${row.element}/${name}`,
    xml: (row.values[index] ?? '').trim(),
  }));
  return found.filter(({ xml }) => isXml(xml)).slice(0, MOST_FOUND);
}

/** In a CSV row: from the first element's opening to the last closing, quotes undone. */
function inRow(text: string): readonly EmbeddedXml[] {
  const plain = text.replaceAll('""', '"');
  const open = plain.search(/<[A-Za-z_][\w.:-]*[\s/>]/);
  const close = plain.lastIndexOf('>');
  const xml = open < 0 ? '' : plain.slice(open, close + 1);
  return isXml(xml) ? [{ place: '', xml }] : [];
}

function isXml(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_XML || !text.endsWith('>') || !ELEMENT.test(text)) return false;
  if (/<!DOCTYPE/i.test(text)) return false;
  let isWellFormed = true;
  const parser = new SaxesParser({ fragment: false });
  parser.on('error', () => {
    isWellFormed = false;
  });
  parser.write(text).close();
  return isWellFormed;
}
