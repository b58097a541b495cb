import type { Pattern } from './pattern';
import type { Place, Subject } from './query-node';
import { isWordEscape, readEscape, readQuoted } from './quoting';
import { readRawPath } from './raw-path';
import { SPACED_NAMES, subjectOfName, isComparable } from './subjects';

export type CompareSign = '<' | '<=' | '>' | '>=' | '=';

export type Token = Place &
  (
    | { readonly kind: 'open' | 'close' | 'to' }
    | { readonly kind: 'bracket'; readonly sign: '[' | ']' | '{' | '}' }
    | { readonly kind: 'operator'; readonly operator: 'and' | 'or' | 'not' }
    /** A field's name and its colon. `subject` null: no field has that name. */
    | { readonly kind: 'name'; readonly name: string; readonly subject: Subject | null }
    /** `exists:`, whose value is a field's name. */
    | { readonly kind: 'exists' }
    | { readonly kind: 'reference'; readonly name: string; readonly subject: Subject | null }
    | { readonly kind: 'compare'; readonly sign: CompareSign }
    | { readonly kind: 'word'; readonly pattern: Pattern }
    | { readonly kind: 'phrase'; readonly text: string; readonly isClosed: boolean }
    /** A place in raw that cannot be read. */
    | { readonly kind: 'wrong'; readonly message: string }
  );

type State = 'term' | 'value' | 'compared' | 'range' | 'reference';

const SPACE = /\s+/uy;
const OPERATOR = /(?:AND|OR|NOT)(?=[\s()]|$)/uy;
const TO = /TO(?=\s|$)/uy;
const COMPARE = /<=|>=|<|>|=/uy;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_.-]*/uy;
const SPACED = new RegExp(`(?:${SPACED_NAMES.map((name) => name.split(' ').join('[ _-]+')).join('|')})`, 'iuy');

/** Cuts a query's text into tokens. Every text has tokens: what makes no sense is the parser's to say. */
export function tokensOf(text: string): readonly Token[] {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  /** For each open parenthesis: whether it holds values of a field. */
  readonly #lists: boolean[] = [];
  #at = 0;
  #state: State = 'term';

  constructor(text: string) {
    this.#text = text;
  }

  scan(): readonly Token[] {
    for (;;) {
      this.#at += this.#match(SPACE)?.length ?? 0;
      if (this.#at >= this.#text.length) return this.#tokens;
      this.#next();
    }
  }

  #next(): void {
    if (this.#state === 'range') this.#range();
    else if (this.#state === 'reference') this.#reference();
    else if (this.#state === 'term' && this.#lists.at(-1) !== true) this.#term();
    else this.#value();
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #push(token: Token, state: State): void {
    this.#tokens.push(token);
    this.#at = token.offset + token.length;
    this.#state = state;
  }

  #place(length: number): Place {
    return { offset: this.#at, length };
  }

  /** Parentheses and operators, which stand wherever a condition or one of several values may. */
  #structure(): boolean {
    const sign = this.#text.charAt(this.#at);
    if (sign === '(') {
      this.#lists.push(this.#lists.at(-1) === true || this.#state === 'value');
      this.#push({ kind: 'open', ...this.#place(1) }, 'term');
      return true;
    }
    if (sign === ')') {
      this.#lists.pop();
      this.#push({ kind: 'close', ...this.#place(1) }, 'term');
      return true;
    }
    const operator = this.#match(OPERATOR);
    if (operator === null) return false;
    const meaning = operator === 'AND' ? 'and' : operator === 'OR' ? 'or' : 'not';
    this.#push({ kind: 'operator', operator: meaning, ...this.#place(operator.length) }, 'term');
    return true;
  }

  /** `-word`: a minus is a NOT where a condition follows at once; `--word` and `- word` are words. */
  #minus(): boolean {
    const next = this.#text.charAt(this.#at + 1);
    if (this.#text.charAt(this.#at) !== '-' || next === '' || /[\s)-]/u.test(next)) return false;
    this.#push({ kind: 'operator', operator: 'not', ...this.#place(1) }, 'term');
    return true;
  }

  #term(): void {
    if (this.#structure() || this.#minus() || this.#name()) return;
    this.#literal('term');
  }

  #value(): void {
    if (this.#structure()) return;
    if (this.#state === 'term' && this.#minusOfList()) return;
    if (this.#state !== 'compared') {
      const compare = this.#match(COMPARE);
      if (compare !== null)
        return this.#push(
          { kind: 'compare', sign: compare as CompareSign, ...this.#place(compare.length) },
          'compared',
        );
      const sign = this.#text.charAt(this.#at);
      if (sign === '[' || sign === '{') return this.#push({ kind: 'bracket', sign, ...this.#place(1) }, 'range');
      if (this.#lists.at(-1) === true && this.#knownName()) return;
    }
    this.#literal('term');
  }

  /** In a list a number may begin with a minus. */
  #minusOfList(): boolean {
    return !/^-\d/.test(this.#text.slice(this.#at, this.#at + 2)) && this.#minus();
  }

  #range(): void {
    const sign = this.#text.charAt(this.#at);
    if (sign === ']' || sign === '}') return this.#push({ kind: 'bracket', sign, ...this.#place(1) }, 'term');
    const to = this.#match(TO);
    if (to !== null) return this.#push({ kind: 'to', ...this.#place(to.length) }, 'range');
    this.#literal('range');
  }

  #reference(): void {
    if (this.#structure()) return;
    const found = this.#nameAt();
    if (found === null) return this.#literal('term');
    if (found.kind === 'wrong')
      return this.#push({ ...found, ...this.#place(this.#match(/\S+/uy)?.length ?? 1) }, 'term');
    this.#push({ kind: 'reference', name: found.name, subject: found.subject, ...this.#place(found.length) }, 'term');
  }

  /** A field's name with what makes it one: a colon, or at once a sign of comparison. */
  #name(): boolean {
    const found = this.#nameAt();
    if (found === null) return false;
    if (found.kind === 'wrong') return this.#wrong(found.message);
    const after = this.#at + found.length;
    if (this.#text.charAt(after) === ':') return this.#namedBy(found, after);
    const isCompared = /[<>]/.test(this.#text.charAt(after));
    if (!isCompared || found.subject === null || !isComparable(found.subject)) return false;
    this.#push({ kind: 'name', name: found.name, subject: found.subject, ...this.#place(found.length) }, 'value');
    return true;
  }

  /** Something that begins like a place in raw: a word like any other unless a colon follows. */
  #wrong(message: string): boolean {
    const name = this.#match(/[^\s:]*:/uy);
    if (name !== null) this.#push({ kind: 'wrong', message, ...this.#place(name.length) }, 'value');
    return name !== null;
  }

  #namedBy(found: Extract<FoundName, { readonly kind: 'found' }>, colon: number): boolean {
    const place = this.#place(colon + 1 - this.#at);
    if (found.subject === null && found.name.toLowerCase() === 'exists') {
      this.#push({ kind: 'exists', ...place }, 'reference');
      return true;
    }
    // `https://...`, `C:\...`, `AWS::S3` and `Error: ...` are words with a colon and no fields.
    if (found.subject === null && /^(?:[\s/\\:)]|$)/u.test(this.#text.slice(colon + 1, colon + 2))) return false;
    this.#push({ kind: 'name', name: found.name, subject: found.subject, ...place }, 'value');
    return true;
  }

  /** In a list of values only what is a field counts as a name: values hold colons. */
  #knownName(): boolean {
    const found = this.#nameAt();
    if (found === null || found.kind === 'wrong' || found.subject === null) return false;
    if (this.#text.charAt(this.#at + found.length) !== ':') return false;
    this.#push({ kind: 'name', name: found.name, subject: found.subject, ...this.#place(found.length + 1) }, 'value');
    return true;
  }

  #nameAt(): FoundName | null {
    return nameAt(this.#text, this.#at);
  }

  #literal(state: 'term' | 'range'): void {
    if (this.#text.charAt(this.#at) === '"') {
      const { text, end, isClosed } = readQuoted(this.#text, this.#at);
      return this.#push({ kind: 'phrase', text, isClosed, ...this.#place(end - this.#at) }, state);
    }
    const { pattern, end } = readWord(this.#text, this.#at, state === 'range');
    this.#push({ kind: 'word', pattern, ...this.#place(end - this.#at) }, state);
  }
}

type FoundName =
  | { readonly kind: 'found'; readonly name: string; readonly subject: Subject | null; readonly length: number }
  | { readonly kind: 'wrong'; readonly message: string };

/** The name that begins at a place, whatever follows it. */
function nameAt(text: string, at: number): FoundName | null {
  if (/^raw[.[]/i.test(text.slice(at, at + 4))) {
    const read = readRawPath(text, at + 3);
    if (!read.ok) return { kind: 'wrong', message: read.message };
    const subject: Subject = { kind: 'raw', path: read.path };
    return { kind: 'found', name: text.slice(at, read.end), subject, length: read.end - at };
  }
  if (text.charAt(at) === '"') {
    const { text: name, end, isClosed } = readQuoted(text, at);
    const isName = isClosed && /[:<>]/.test(text.charAt(end));
    return isName ? { kind: 'found', name, subject: subjectOfName(name), length: end - at } : null;
  }
  const name = matchAt(SPACED, text, at) ?? matchAt(IDENTIFIER, text, at);
  return name === null ? null : { kind: 'found', name, subject: subjectOfName(name), length: name.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** A word: up to white space or a parenthesis that it does not itself open; in a range also up to its end. */
function readWord(text: string, from: number, isInRange: boolean): { readonly pattern: Pattern; readonly end: number } {
  const pattern: Pattern[number][] = [];
  let literal = '';
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/u.test(sign) || (isInRange && /[\]}]/.test(sign)) || (sign === ')' && depth === 0 && !isInRange)) break;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    const escape = sign === '\\' ? readEscape(text, at, isWordEscape) : null;
    if (sign === '*' || sign === '?') {
      if (literal !== '') pattern.push(literal);
      literal = '';
      pattern.push({ wildcard: sign });
    } else literal += escape?.text ?? sign;
    at += escape?.length ?? 1;
  }
  if (literal !== '' || pattern.length === 0) pattern.push(literal);
  return { pattern, end: at };
}
