import { isAnything, literalOf, type Pattern } from './pattern';
import { parseTest } from './parse-test';
import { type Place, placeOver, type QueryNode, type Subject } from './query-node';
import { QueryError, type QueryProblem } from './query-problem';
import { subjectOfName, subjectText } from './subjects';
import { type Token, tokensOf } from './tokens';
import { unknownField } from './unknown-field';

export interface QueryContext {
  /** The zone of times that are written without an offset; UTC unless given. */
  readonly zone?: string;
}

export type ParsedQuery =
  | { readonly ok: true; readonly node: QueryNode }
  | { readonly ok: false; readonly problem: QueryProblem };

/** Parentheses and NOTs inside each other; deeper ones are no one's question. */
const MAX_DEPTH = 100;
/** UTF-16 code units. */
const MAX_LENGTH = 2_000_000;
export const TEXT: Subject = { kind: 'filter', field: 'text' };

/** Reads a whole query. An empty text holds everything. */
export function parseQuery(text: string, context: QueryContext = {}): ParsedQuery {
  try {
    if (text.length > MAX_LENGTH) {
      throw new QueryError(
        { offset: 0, length: 0 },
        `A search of more than ${MAX_LENGTH} characters is too long: shorten it.`,
      );
    }
    return { ok: true, node: new Parser(text, context.zone ?? 'UTC').parse() };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Parser {
  readonly #text: string;
  readonly #zone: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string, zone: string) {
    this.#text = text;
    this.#zone = zone;
    this.#tokens = tokensOf(text);
  }

  parse(): QueryNode {
    if (this.#tokens.length === 0) return { kind: 'everything', place: { offset: 0, length: 0 } };
    const node = this.#or(null);
    const rest = this.#peek();
    if (rest === undefined) return node;
    throw new QueryError(rest, 'There is no "(" for this ")": remove it, or put the text in quotation marks.');
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  /** The place after the last token, for what is missing there. */
  #end(): Place {
    const last = this.#tokens.at(-1);
    return { offset: last === undefined ? this.#text.length : last.offset + last.length, length: 0 };
  }

  #deeper<Value>(place: Place, work: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      throw new QueryError(
        place,
        `More than ${String(MAX_DEPTH)} parentheses or NOTs inside each other: write the query flatter.`,
      );
    }
    const value = work();
    this.#depth -= 1;
    return value;
  }

  #or(subject: Subject | null): QueryNode {
    const parts = [this.#and(subject)];
    for (let token = this.#peek(); token?.kind === 'operator' && token.operator === 'or'; token = this.#peek()) {
      this.#next();
      this.#assertOperand(token, 'OR');
      parts.push(this.#and(subject));
    }
    return joined('or', parts);
  }

  #and(subject: Subject | null): QueryNode {
    const parts = [this.#unary(subject)];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || token.kind === 'close') break;
      if (token.kind === 'operator' && token.operator === 'or') break;
      if (token.kind === 'operator' && token.operator === 'and') {
        this.#next();
        this.#assertOperand(token, 'AND');
      }
      parts.push(this.#unary(subject));
    }
    return joined('and', parts);
  }

  #assertOperand(operator: Token, word: string): void {
    const next = this.#peek();
    if (next === undefined || next.kind === 'close' || (next.kind === 'operator' && next.operator !== 'not')) {
      throw this.#lackingOperand(operator, word, next === undefined);
    }
  }

  #lackingOperand(operator: Place, word: string, isIncomplete: boolean): QueryError {
    const fixes = [{ title: `Search for the word "${word}"`, place: operator, replacement: `"${word}"` }];
    return new QueryError(
      operator,
      word === 'NOT'
        ? 'NOT needs a condition after it: add one, or put the word in quotation marks.'
        : `${word} needs a condition on both sides: add one, or put the word in quotation marks.`,
      { isIncomplete, fixes },
    );
  }

  #unary(subject: Subject | null): QueryNode {
    const token = this.#peek();
    if (token?.kind !== 'operator') return this.#primary(subject);
    if (token.operator !== 'not') throw this.#lackingOperand(token, token.operator.toUpperCase(), false);
    this.#next();
    this.#assertOperand(token, 'NOT');
    const part = this.#deeper(token, () => this.#unary(subject));
    return { kind: 'not', part, place: placeOver(token, part.place) };
  }

  #primary(subject: Subject | null): QueryNode {
    const token = this.#next();
    if (token === undefined)
      throw new QueryError(this.#end(), 'A condition is missing here: add one.', { isIncomplete: true });
    if (token.kind === 'open') return this.#group(token, subject);
    if (token.kind === 'close') {
      throw new QueryError(token, 'There is no "(" for this ")": remove it, or put the text in quotation marks.');
    }
    if (subject !== null) return this.#value(subject, token);
    if (token.kind === 'name') return this.#named(token);
    if (token.kind === 'exists') return this.#exists(token);
    return this.#value(TEXT, token);
  }

  #group(open: Token, subject: Subject | null): QueryNode {
    return this.#deeper(open, () => {
      if (this.#peek()?.kind === 'close') {
        throw new QueryError(
          placeOver(open, this.#peek() ?? open),
          'These parentheses hold nothing: put a condition between them, or remove them.',
        );
      }
      if (this.#peek() === undefined) throw this.#unclosed(open);
      const node = this.#or(subject);
      const close = this.#next();
      if (close === undefined) throw this.#unclosed(open);
      return { ...node, place: placeOver(open, close) };
    });
  }

  #unclosed(open: Place): QueryError {
    const place = { offset: this.#text.length, length: 0 };
    return new QueryError(open, 'This parenthesis is never closed: add ")".', {
      isIncomplete: true,
      fixes: [{ title: 'Close it at the end', place, replacement: ')' }],
    });
  }

  #named(name: Extract<Token, { readonly kind: 'name' }>): QueryNode {
    if (name.subject === null) throw unknownField(this.#text, name, this.#peek());
    const token = this.#peek();
    if (token === undefined || token.kind === 'close' || token.kind === 'operator') {
      throw lackingValue(name, name.subject, token === undefined);
    }
    this.#next();
    const node = token.kind === 'open' ? this.#group(token, name.subject) : this.#value(name.subject, token);
    return { ...node, place: placeOver(name, node.place) };
  }

  #exists(token: Token): QueryNode {
    const value = this.#next();
    const name = value?.kind === 'phrase' ? value.text : null;
    const subject = value?.kind === 'reference' ? value.subject : subjectOfName(name ?? '');
    if (value?.kind === 'wrong') throw new QueryError(value, value.message);
    if (value === undefined || subject === null) {
      throw new QueryError(
        value ?? token,
        'exists: needs the name of a field, or a place in raw: write exists:performer or exists:raw.context.ip.',
        { isIncomplete: value === undefined },
      );
    }
    return existsNode(subject, placeOver(token, value));
  }

  /** One value of a subject, or one bare word or phrase. */
  #value(subject: Subject, token: Token): QueryNode {
    switch (token.kind) {
      case 'word':
        return wordNode(subject, token.pattern, placeOf(token), this.#zone);
      case 'phrase':
        if (!token.isClosed) throw this.#unclosedPhrase(token);
        return parseTest(
          subject,
          { text: token.text, pattern: [token.text], isQuoted: true },
          placeOf(token),
          this.#zone,
        );
      case 'compare':
        return this.#compared(subject, token);
      case 'bracket':
        return this.#range(subject, token);
      case 'wrong':
        throw new QueryError(token, token.message);
      case 'name':
        throw new QueryError(
          token,
          `This list belongs to ${subjectText(subject)}: close it with ")" before another field, or put the value in quotation marks.`,
        );
      default:
        throw new QueryError(token, 'A value is expected here.');
    }
  }

  #unclosedPhrase(token: Place): QueryError {
    const place = { offset: this.#text.length, length: 0 };
    return new QueryError(token, 'This quotation mark has no partner: add one, or write \\" for the sign itself.', {
      isIncomplete: true,
      fixes: [{ title: 'Close it at the end', place, replacement: '"' }],
    });
  }

  #compared(subject: Subject, sign: Extract<Token, { readonly kind: 'compare' }>): QueryNode {
    const value = this.#next();
    const given = value === undefined ? null : givenOf(value);
    if (value === undefined || given === null) throw lackingValue(sign, subject, value === undefined);
    if (value.kind === 'phrase' && !value.isClosed) throw this.#unclosedPhrase(value);
    const node = parseTest(subject, { ...given, sign: sign.sign }, placeOf(value), this.#zone);
    return { ...node, place: placeOver(sign, value) };
  }

  #range(subject: Subject, open: Extract<Token, { readonly kind: 'bracket' }>): QueryNode {
    const [from, to, last, close] = [this.#next(), this.#next(), this.#next(), this.#next()];
    const [lower, upper] = [from === undefined ? null : givenOf(from), last === undefined ? null : givenOf(last)];
    const isWhole = to?.kind === 'to' && close?.kind === 'bracket' && (close.sign === ']' || close.sign === '}');
    if (lower === null || upper === null || !isWhole) {
      throw new QueryError(
        placeOver(open, close ?? this.#end()),
        'A range is written [from TO to], with * for an open end: [2026-11-01 TO 2026-11-02].',
        {
          isIncomplete: close === undefined,
        },
      );
    }
    const range = {
      from: { ...lower, place: placeOf(from ?? open) },
      to: { ...upper, place: placeOf(last ?? close) },
      includesFrom: open.sign === '[',
      includesTo: close.sign === ']',
    };
    return parseTest(subject, { ...lower, range }, placeOver(open, close), this.#zone);
  }
}

const placeOf = ({ offset, length }: Place): Place => ({ offset, length });

function wordNode(subject: Subject, pattern: Pattern, place: Place, zone: string): QueryNode {
  if (isAnything(pattern)) return existsNode(subject, place);
  const text = literalOf(pattern);
  return parseTest(subject, { text, pattern, isQuoted: false }, place, zone);
}

/** Every record has a text: `*` by itself holds everything. */
function existsNode(subject: Subject, place: Place): QueryNode {
  if (subject.kind === 'filter' && subject.field === 'text') return { kind: 'everything', place };
  return { kind: 'test', subject, test: { kind: 'exists' }, place };
}

function givenOf(
  token: Token,
): { readonly text: string | null; readonly pattern: Pattern; readonly isQuoted: boolean } | null {
  if (token.kind === 'word') return { text: literalOf(token.pattern), pattern: token.pattern, isQuoted: false };
  if (token.kind === 'phrase') return { text: token.text, pattern: [token.text], isQuoted: true };
  return null;
}

function lackingValue(place: Place, subject: Subject, isIncomplete: boolean): QueryError {
  return new QueryError(
    place,
    `${subjectText(subject)} lacks its value: write one after it, without a space in it or in quotation marks.`,
    {
      isIncomplete,
    },
  );
}

function joined(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A conjunction of nothing');
  if (parts.length === 1) return first;
  return { kind, parts, place: placeOver(first.place, last.place) };
}
