import type { FilterField } from '../search';
import { literalOf } from './pattern';
import type { Place, Subject } from './query-node';
import { valueText } from './quoting';
import { type RawPath, rawPathText, readRawPath } from './raw-path';
import { NAMED_SUBJECTS, subjectText, subjectTitle, valueKindOf } from './subjects';
import { type Token, tokensOf } from './tokens';

/** Something that can be put in the place of what is typed. */
export interface CompletionOption {
  readonly kind: 'field' | 'value' | 'operator' | 'key';
  /** As it is shown. */
  readonly label: string;
  /** Beside it, quieter: a title, an explanation. */
  readonly detail: string;
  /** What is written, the caret after it. */
  readonly insert: string;
}

export interface Completion {
  /** What an option replaces. */
  readonly place: Place;
  /** The whole condition that is being written: what stands around it can be asked meanwhile. */
  readonly around: Place;
  /** The part of it before the caret, as it is meant: without quotation marks. */
  readonly typed: string;
  /** Those that need no one to be asked. */
  readonly options: readonly CompletionOption[];
  /** What the archive is to be asked for, to offer more. */
  readonly ask:
    | { readonly kind: 'nothing' }
    | { readonly kind: 'values'; readonly field: FilterField }
    /** Keys that stand under `parent` in raw. */
    | { readonly kind: 'keys'; readonly parent: RawPath; readonly isExists: boolean };
}

const NOTHING = { kind: 'nothing' } as const;

/** What could be written at the caret; null where nothing can be offered. */
export function completeAt(text: string, caret: number): Completion | null {
  const tokens = tokensOf(text);
  const index = tokens.findIndex((token) => token.offset < caret && caret <= token.offset + token.length);
  const token = tokens[index];
  const before = tokens.slice(0, index < 0 ? tokens.filter((one) => one.offset < caret).length : index);
  const raw = rawKeyAt(text, caret);
  if (raw !== null) return raw;
  const offer = token === undefined ? atGap(before, caret) : atToken(token, before, caret);
  return offer === null ? null : { ...offer, around: aroundOf(tokens, offer.place) };
}

type Offer = Omit<Completion, 'around'>;

/** From the name of the field whose value is written, to the end of its value or list; else what is written itself. */
function aroundOf(tokens: readonly Token[], place: Place): Place {
  const before = tokens.filter((token) => token.offset < place.offset);
  const name = tokens[openName(before)];
  if (name === undefined) return place;
  const opened = tokens[openName(before) + 1];
  const end = opened?.kind === 'open' ? endOfList(tokens, opened) : place.offset + place.length;
  return { offset: name.offset, length: Math.max(end, place.offset + place.length) - name.offset };
}

function endOfList(tokens: readonly Token[], open: Token): number {
  let depth = 0;
  for (const token of tokens.slice(tokens.indexOf(open))) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (depth === 0) return token.offset + token.length;
  }
  const last = tokens.at(-1) ?? open;
  return last.offset + last.length;
}

/** The text without the condition that is being written, and without what joins it to the others. */
export function textAround(text: string, { around }: Pick<Completion, 'around'>): string {
  const before = text.slice(0, around.offset).replace(/(?:(?:^|(?<=[\s(]))(?:AND|OR|NOT)\s+|(?<=^|[\s(])-)+$/u, '');
  return `${before.trimEnd()} ${text.slice(around.offset + around.length).trimStart()}`.trim();
}

/** Between two tokens, or at the end. */
function atGap(before: readonly Token[], caret: number): Offer | null {
  const place = { offset: caret, length: 0 };
  const subject = openSubject(before);
  if (subject === 'exists') return fieldReferences(place, '');
  if (subject !== null) return valuesOf(subject, place, '');
  const last = before.at(-1);
  const options = [...fieldOptions('')];
  const mayJoin = last !== undefined && last.kind !== 'operator' && last.kind !== 'open';
  return { place, typed: '', options: mayJoin ? [...options, ...operatorOptions('')] : options, ask: NOTHING };
}

function atToken(token: Token, before: readonly Token[], caret: number): Offer | null {
  const place = { offset: token.offset, length: token.length };
  const isAtEnd = caret === token.offset + token.length;
  switch (token.kind) {
    case 'name':
      if (!isAtEnd || token.subject === null) return fieldNames(place, token.name.slice(0, caret - token.offset));
      return valuesOf(token.subject, { offset: caret, length: 0 }, '');
    case 'exists':
      return isAtEnd ? fieldReferences({ offset: caret, length: 0 }, '') : null;
    case 'reference':
      return fieldReferences(place, token.name);
    case 'open':
    case 'compare':
    case 'bracket':
      return isAtEnd ? atGap([...before, token], caret) : null;
    case 'word':
    case 'phrase':
      return atLiteral(token, before, place);
    default:
      return null;
  }
}

function atLiteral(
  token: Extract<Token, { readonly kind: 'word' | 'phrase' }>,
  before: readonly Token[],
  place: Place,
): Offer | null {
  const typed = token.kind === 'phrase' ? token.text : (literalOf(token.pattern) ?? '');
  const subject = openSubject(before);
  if (subject === 'exists') return fieldReferences(place, typed);
  if (subject !== null) return valuesOf(subject, place, typed);
  return token.kind === 'phrase' ? null : fieldNames(place, typed);
}

/** The subject whose value is expected after these tokens: just named, or of the list that is open. */
function openSubject(before: readonly Token[]): Subject | 'exists' | null {
  if (before.at(-1)?.kind === 'exists') return 'exists';
  const name = before[openName(before)];
  return name?.kind === 'name' ? name.subject : null;
}

/** Where the name is whose value is expected; -1 where none is. */
function openName(before: readonly Token[]): number {
  const last = before.at(-1);
  if (last?.kind === 'name') return before.length - 1;
  const isWithinValue = last?.kind === 'compare' || last?.kind === 'bracket' || last?.kind === 'to';
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const token = before[at];
    if (token?.kind === 'close') depth += 1;
    if (token?.kind === 'open') depth -= 1;
    const isOpened = depth < 0 || isWithinValue;
    if (token?.kind === 'name' && isOpened && (isWithinValue || before[at + 1]?.kind === 'open')) return at;
    if (token?.kind === 'name' && isOpened) return -1;
  }
  return -1;
}

function fieldNames(place: Place, typed: string): Offer {
  return { place, typed, options: [...fieldOptions(typed), ...operatorOptions(typed)], ask: NOTHING };
}

function fieldReferences(place: Place, typed: string): Offer {
  const options = fieldOptions(typed)
    .filter((option) => option.kind === 'field' && option.label !== 'exists:')
    .map((option) => ({ ...option, insert: option.insert.replace(/:$/, '') }));
  return { place, typed, options, ask: NOTHING };
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

/** Fields whose name, title or a word of it begins with what is typed; those whose name does first. */
function fieldOptions(typed: string): readonly CompletionOption[] {
  const wanted = plain(typed);
  const named = NAMED_SUBJECTS.map((subject): CompletionOption => {
    const name = subjectText(subject);
    return { kind: 'field', label: `${name}:`, detail: subjectTitle(subject), insert: `${name}:` };
  });
  const all: readonly CompletionOption[] = [
    ...named,
    { kind: 'field', label: 'raw.', detail: 'A place in the record', insert: 'raw.' },
    { kind: 'field', label: 'exists:', detail: 'A field or a place in raw has a value', insert: 'exists:' },
  ];
  const begins = (text: string): boolean =>
    plain(text).startsWith(wanted) || text.split(' ').some((word) => plain(word).startsWith(wanted));
  const fits = all.filter(({ label, detail }) => begins(label) || begins(detail));
  const rank = ({ label, detail }: CompletionOption): number =>
    plain(label).startsWith(wanted) ? 0 : plain(detail).startsWith(wanted) ? 1 : 2;
  return fits.toSorted((one, other) => rank(one) - rank(other));
}

const OPERATORS: readonly CompletionOption[] = [
  { kind: 'operator', label: 'AND', detail: 'Both hold; the same as a space', insert: 'AND ' },
  { kind: 'operator', label: 'OR', detail: 'Any of them holds', insert: 'OR ' },
  { kind: 'operator', label: 'NOT', detail: 'The next one does not hold', insert: 'NOT ' },
];

const operatorOptions = (typed: string): readonly CompletionOption[] =>
  OPERATORS.filter(({ label }) => label.startsWith(typed.toUpperCase()));

const EXAMPLES = {
  time: ['>=2026-11-01', '[2026-11-01 TO 2026-11-30]', '>now-24h', '<2026-11-01T08:00'],
  duration: ['>30s', '>=5m', '<250ms', '[1m TO 1h]'],
  size: ['>10kb', '<1mb'],
  raw: ['>400', '[1 TO 10]'],
  'whole-number': [],
} as const;
const EXAMPLE_WORDS = {
  time: 'Example of a time',
  duration: 'Example of a duration',
  size: 'Example of a size',
  raw: 'Example of a number',
  'whole-number': '',
} as const;

/** What may stand as a value of a subject. */
function valuesOf(subject: Subject, place: Place, typed: string): Offer {
  const kind = valueKindOf(subject);
  if (kind.kind === 'closed') {
    const options = kind.values
      .filter((value) => value.startsWith(typed.toLowerCase()))
      .map((value) => valueOption(value));
    return { place, typed, options, ask: askOf(subject) };
  }
  if (kind.kind === 'text' || typed !== '' || place.length > 0)
    return { place, typed, options: [], ask: askOf(subject) };
  const detail = EXAMPLE_WORDS[kind.kind];
  const options = EXAMPLES[kind.kind].map(
    (example): CompletionOption => ({ kind: 'value', label: example, detail, insert: example }),
  );
  return { place, typed, options, ask: askOf(subject) };
}

const askOf = (subject: Subject): Completion['ask'] =>
  subject.kind === 'filter' ? { kind: 'values', field: subject.field } : NOTHING;

/** A value as an option; `label` and `detail` where they say more than the value. */
export function valueOption(value: string, label = value, detail = ''): CompletionOption {
  return { kind: 'value', label, detail, insert: `${value === '' ? '""' : valueText(value)} ` };
}

/** In the middle of a place in raw: the keys that stand under what is typed so far. */
function rawKeyAt(text: string, caret: number): Completion | null {
  const match =
    /(?:^|[\s(:-])(raw((?:\.(?:"(?:[^"\\]|\\.)*"|[^\s.:[\]()"<>]+)|\[[^\]]*\])*)\.("?)([^\s.:[\]()"<>]*))$/iu.exec(
      text.slice(0, caret),
    );
  const [, whole = '', steps = '', mark = '', typed = ''] = match ?? [];
  if (match === null) return null;
  const read = steps === '' ? { ok: true as const, path: [], end: 0 } : readRawPath(steps, 0);
  if (!read.ok || (steps !== '' && read.end !== steps.length)) return null;
  const rest = /^[^\s.:[\]()"<>]*"?/u.exec(text.slice(caret))?.[0] ?? '';
  const offset = caret - mark.length - typed.length;
  const start = caret - whole.length;
  const exists = /exists:$/i.exec(text.slice(0, start))?.[0] ?? '';
  const around = { offset: start - exists.length, length: /^\S*/u.exec(text.slice(start))?.[0].length ?? 0 };
  return {
    around: { ...around, length: around.length + exists.length },
    place: { offset, length: mark.length + typed.length + rest.length },
    typed,
    options: [],
    ask: { kind: 'keys', parent: read.path, isExists: exists !== '' },
  };
}

/** A key of raw as an option: what stands below it is asked for next, else its value. */
export function keyOption(
  parent: RawPath,
  key: string,
  found: { readonly detail: string; readonly goesOn: boolean; readonly isList: boolean; readonly isExists: boolean },
): CompletionOption {
  const written = rawPathText([...parent, { kind: 'key', key }]).slice(rawPathText(parent).length + 1);
  const after = found.goesOn ? (found.isList ? '[*].' : '.') : found.isExists ? ' ' : found.isList ? '[*]:' : ':';
  return { kind: 'key', label: key, detail: found.detail, insert: `${written}${after}` };
}

/** The text with an option in its place, and where the caret goes. */
export function completed(
  text: string,
  { place }: Pick<Completion, 'place'>,
  option: CompletionOption,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(place.offset + place.length);
  const insert = /^[\s)]/u.test(after) ? option.insert.trimEnd() : option.insert;
  return { text: text.slice(0, place.offset) + insert + after, caret: place.offset + insert.length };
}
