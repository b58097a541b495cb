import { ExpectedFailure } from '../../failure/failure';
import type { Microseconds } from '../../entry/entry-time';
import type { Description } from './description';
import { TIME_WRITINGS, type TimeWriting } from './description-request';
import { askedFrom, askedTo, writeTime } from './window-times';

export const PLACEHOLDERS = ['from', 'to', 'tenant', 'cursor', 'page', 'offset', 'limit'] as const;
export type PlaceholderName = (typeof PLACEHOLDERS)[number];

/** What the placeholders of one request stand for; null where one has no value. */
export interface PlaceholderValues {
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
  readonly tenant: string | null;
  readonly cursor: string | null;
  readonly page: number | null;
  readonly offset: number | null;
  readonly limit: number;
  readonly times: Description['times'];
}

const PLACEHOLDER = new RegExp(`\\{?\\{(${PLACEHOLDERS.join('|')})(?:\\|(${TIME_WRITINGS.join('|')}))?\\}\\}?`, 'g');
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

type Value = string | number | null;

/** Which placeholders a template has. */
export function placeholdersIn(template: string): ReadonlySet<PlaceholderName> {
  const found = new Set<PlaceholderName>();
  replaceEach(template, (name) => {
    found.add(name);
    return '';
  });
  return found;
}

/** A path: each value is one segment's text, percent-encoded. Fails where a value would climb out of its place. */
export function fillPath(template: string, values: PlaceholderValues): string {
  return replaceEach(template, (name, writing) => {
    const text = textOf(valueOf(values, name, writing));
    if (text === '.' || text === '..') {
      throw new ExpectedFailure('connection-invalid', `The ${name} "${text}" cannot stand in an address.`);
    }
    return percentEncoded(text);
  });
}

/** A query value, which the HTTP adapter percent-encodes; null where a placeholder in it has no value. */
export function fillQuery(template: string, values: PlaceholderValues): string | null {
  let isMissing = false;
  const text = replaceEach(template, (name, writing) => {
    const value = valueOf(values, name, writing);
    isMissing ||= value === null;
    return textOf(value);
  });
  return isMissing ? null : text;
}

/** A header's value; null where a placeholder in it has no value. Fails on what would end the header. */
export function fillHeader(template: string, values: PlaceholderValues): string | null {
  const text = fillQuery(template, values);
  if (text !== null && /[^\t\x20-\x7e\x80-\xff]/.test(text)) {
    throw new ExpectedFailure(
      'connection-invalid',
      'A header of the description gets a character that no header can carry.',
    );
  }
  return text;
}

/** A body, escaped for its type. */
export function fillBody(template: string, type: string, values: PlaceholderValues): string {
  if (type === 'application/json') return fillJson(template, values);
  const encode = type === 'application/x-www-form-urlencoded' ? percentEncoded : graphQlEscaped(type);
  return replaceEach(template, (name, writing) => encode(textOf(valueOf(values, name, writing))));
}

/** Within quotes a value is escaped; outside it becomes a JSON value of its own. */
function fillJson(template: string, values: PlaceholderValues): string {
  let scanned = 0;
  let isInString = false;
  return replaceEach(template, (name, writing, at) => {
    for (; scanned < at; scanned += 1) {
      if (template[scanned] === '"') isInString = !isInString;
      else if (isInString && template[scanned] === '\\') scanned += 1;
    }
    const value = valueOf(values, name, writing);
    if (!isInString) return JSON.stringify(value);
    // Text within text (GraphQL inside JSON) would need two escapes: what GraphQL needs is passed as a variable.
    return JSON.stringify(textOf(value)).slice(1, -1);
  });
}

const graphQlEscaped =
  (type: string) =>
  (text: string): string =>
    type === 'application/graphql' ? JSON.stringify(text).slice(1, -1) : text;

function replaceEach(
  template: string,
  fill: (name: PlaceholderName, writing: TimeWriting | null, at: number) => string,
): string {
  return template.replace(PLACEHOLDER, (all: string, name: string, writing: string | undefined, at: number) => {
    const isLiteral = all.startsWith('{{') && all.endsWith('}}');
    if (isLiteral) return all.slice(1, -1);
    const before = all.startsWith('{{') ? '{' : '';
    const after = all.endsWith('}}') ? '}' : '';
    const filled = fill(name as PlaceholderName, (writing ?? null) as TimeWriting | null, at + before.length);
    return `${before}${filled}${after}`;
  });
}

function valueOf(values: PlaceholderValues, name: PlaceholderName, writing: TimeWriting | null): Value {
  if (name !== 'from' && name !== 'to') return values[name];
  const instant = values[name];
  if (instant === null) return null;
  const { times } = values;
  const form = writing ?? times.writing;
  return writeTime(name === 'from' ? askedFrom(instant, times, form) : askedTo(instant, times, form), form, times.zone);
}

const textOf = (value: Value): string => (value === null ? '' : String(value));

function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));
}
