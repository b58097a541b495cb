import { sortJsonKeys } from '@core/records/sort-json-keys';
import type { EntryRaw } from '@core/search/entry-detail';
import { prettyRecord } from '../../ui/pretty-record';
import { prettyXml } from '../../ui/pretty-xml';

export interface ComparedTexts {
  readonly left: string;
  readonly right: string;
  readonly language: 'json' | 'plaintext';
  /** Keys can be sorted: both are whole JSON. */
  readonly canSort: boolean;
}

export interface ComparedHow {
  readonly sortsKeys: boolean;
  readonly ignoresSpace: boolean;
}

type Raw = Pick<EntryRaw, 'text' | 'isJson' | 'isCut'>;

/**
 * Two records as they are compared, line by line: JSON token for token, its keys sorted where wanted; all else as text,
 * XML on lines. Numbers, escapes and duplicate keys stay as they are.
 */
export function comparedTexts(left: Raw, right: Raw, { sortsKeys, ignoresSpace }: ComparedHow): ComparedTexts {
  const isJson = left.isJson && right.isJson;
  const canSort = isJson && !left.isCut && !right.isCut;
  const textOf = (raw: Raw): string => {
    const text = canSort && sortsKeys ? (sortJsonKeys(raw.text) ?? raw.text) : raw.text;
    const lines = isJson ? prettyRecord(text, raw.isCut) : looksLikeXml(text) ? prettyXml(text) : text;
    return ignoresSpace ? withoutSpace(lines) : lines;
  };
  return { left: textOf(left), right: textOf(right), language: isJson ? 'json' : 'plaintext', canSort };
}

const looksLikeXml = (text: string): boolean => /^\s*<[?!A-Za-z]/.test(text) && /<\/|\/>/.test(text);

/** Runs of white space as one space, lines without anything left out; the ends of lines too. */
export function withoutSpace(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll(/[^\S\r\n]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
