import { parseQuery } from '@core/search/query/parse-query';
import { printQuery } from '@core/search/query/print-query';
import type { QueryNode } from '@core/search/query/query-node';
import { queryTextOf } from '@core/search/query/query-text';
import { splitQuery } from '@core/search/query/split-query';
import { subjectText } from '@core/search/query/subjects';
import { FILTER_FIELDS, type Filter, filterSchema } from '@core/search/search';
import { parseTextTerms } from '@core/search/text-terms';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const RUNS = { numRuns: 300 };
const NASTY = [
  '"',
  '\\',
  '(',
  ')',
  ':',
  '*',
  '?',
  ' ',
  '-',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '=',
  'AND',
  'OR',
  'NOT',
  'TO',
  '\n',
  '\u202e',
  'é',
  '漢',
  '😀',
  '\0',
  'raw.',
  'exists:',
  "'",
  '\\u{41}',
  'a',
  'b1',
  'id',
  'vendor',
];
const nasty = fc.oneof(
  fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom('Login', 'error', 'Zip Space Files', 'arn:aws:iam::1:user/x'),
);
const term = nasty.map((text) => text.replaceAll(/"/g, '')).filter((text) => parseTextTerms(text).length === 1);

const valueOfField: Readonly<Record<string, fc.Arbitrary<string>>> = {
  severity: fc.constantFrom('information', 'warning', 'error'),
  backend: fc.constantFrom('okta', 'github'),
  mark: fc.constantFrom('important', 'harmless', ''),
  relation: fc.constantFrom('self', 'peer', ''),
  vanished: fc.constantFrom('aged-out', 'cleared', ''),
  import: fc.integer({ min: 1, max: 99 }).map(String),
  id: fc.integer({ min: 1, max: 99 }).map(String),
  addedSince: fc.integer({ min: 1, max: 99 }).map(String),
  text: fc
    .array(term, { minLength: 1, maxLength: 3 })
    .map((terms) => terms.map((one) => (/\s/u.test(one) ? `"${one}"` : one)).join(' ')),
};

const filter: fc.Arbitrary<Filter> = fc.constantFrom(...FILTER_FIELDS).chain((field) =>
  fc.record({
    field: fc.constant(field),
    not: fc.boolean(),
    values: fc.uniqueArray(valueOfField[field] ?? fc.oneof(nasty, fc.constant('')), { minLength: 1, maxLength: 3 }),
  }),
);

const leafText = fc.oneof(
  nasty.map((text) => `"${text.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`),
  fc.constantFrom(
    'alpha',
    'beta',
    'task:Login',
    'task:("a" OR b)',
    'Username:*@example.com',
    'started:>=2026-11-01',
    'started:[2026-11-01 TO 2026-11-02]',
    'duration:>30s',
    'size:>10kb',
    'exists:item',
    'raw.context.ip:10.0.0.*',
    'raw.items[*]."a.b":>4',
    'item type:x',
    'task:(NOT a AND b)',
    'severity:>=warning',
    'id:[1 TO 5]',
    'finished:<now-7d',
    'raw.x:null',
    'item:=web1',
    '*',
  ),
);
const queryText = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leafText,
    fc.tuple(tie('node'), fc.constantFrom(' ', ' AND ', ' OR '), tie('node')).map((parts) => `(${parts.join('')})`),
    fc.tuple(tie('node'), fc.constantFrom(' ', ' OR '), tie('node')).map((parts) => parts.join('')),
    tie('node').map((inner) => `NOT (${inner})`),
    tie('node').map((inner) => `-(${inner})`),
  ),
})).node;

/** Whether a leaf holds, made up of its name: the same everywhere for one `seed`. */
function chance(name: string, seed: number): boolean {
  let hash = seed;
  for (const sign of name) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return (hash ^ (hash >>> 13)) % 2 === 0;
}

function holds(node: QueryNode, seed: number): boolean {
  switch (node.kind) {
    case 'everything':
      return true;
    case 'and':
      return node.parts.every((part) => holds(part, seed));
    case 'or':
      return node.parts.some((part) => holds(part, seed));
    case 'not':
      return !holds(node.part, seed);
    case 'test': {
      const name = subjectText(node.subject);
      const isEmpty = node.test.kind === 'matches' && node.test.pattern.join('') === '';
      if (isEmpty) return !chance(`${name} exists`, seed);
      if (node.test.kind === 'exists') return chance(`${name} exists`, seed);
      if (node.test.kind === 'matches') return chance(`${name} ${JSON.stringify(node.test.pattern)}`, seed);
      return chance(`${name} ${JSON.stringify(node.test)}`, seed);
    }
  }
}

/** What a filter means, said apart from the language. */
function filterHolds({ field, not, values }: Filter, seed: number): boolean {
  const one = (value: string): boolean => {
    if (field === 'text') return parseTextTerms(value).every((word) => chance(`text ${JSON.stringify([word])}`, seed));
    return value === '' ? !chance(`${field} exists`, seed) : chance(`${field} ${JSON.stringify([value])}`, seed);
  };
  return values.some(one) !== not;
}

function nodeOf(text: string): QueryNode {
  const parsed = parseQuery(text, { zone: 'Europe/Berlin' });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.node;
}

const SEEDS = Array.from({ length: 24 }, (_, index) => index * 7919 + 1);

describe('the query language, over many generated searches', () => {
  test('what is printed reads back as the same query', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const printed = printQuery(nodeOf(text), 'Europe/Berlin');
        expect(printQuery(nodeOf(printed), 'Europe/Berlin')).toBe(printed);
        for (const seed of SEEDS) expect(holds(nodeOf(printed), seed)).toBe(holds(nodeOf(text), seed));
      }),
      RUNS,
    );
  });

  test('a text taken apart means what it meant, and so does the text of its parts', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const split = splitQuery(text, { zone: 'Europe/Berlin' });
        if (!split.ok) throw new Error(split.problem.message);
        for (const one of split.filters) filterSchema.parse(one);
        const again = nodeOf(queryTextOf(split));
        const rest = nodeOf(split.query);
        for (const seed of SEEDS) {
          const meant = holds(nodeOf(text), seed);
          expect(split.filters.every((one) => filterHolds(one, seed)) && holds(rest, seed)).toBe(meant);
          expect(holds(again, seed)).toBe(meant);
        }
      }),
      RUNS,
    );
  });

  test('taking the text of a search apart gives the same text again', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const once = splitQuery(text);
        if (!once.ok) throw new Error(once.problem.message);
        const written = queryTextOf(once);
        const twice = splitQuery(written);
        if (!twice.ok) throw new Error(twice.problem.message);
        expect(queryTextOf(twice)).toBe(written);
        expect(twice.query).toBe(once.query);
      }),
      RUNS,
    );
  });

  test('filters as text come back as filters, none of them lost to the residual', () => {
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 5 }), (filters) => {
        const split = splitQuery(queryTextOf({ filters, query: '' }));
        if (!split.ok) throw new Error(`${queryTextOf({ filters, query: '' })}: ${split.problem.message}`);
        expect(split.query).toBe('');
        for (const seed of SEEDS) {
          expect(split.filters.every((one) => filterHolds(one, seed))).toBe(
            filters.every((one) => filterHolds(one, seed)),
          );
        }
      }),
      RUNS,
    );
  });

  test('any text at all is either read or complained of at a place within it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom(...NASTY, 'task:', 'started:', '>'), { maxLength: 12 })
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parseQuery(text);
          if (parsed.ok) return;
          const { place, message } = parsed.problem;
          expect(place.offset).toBeGreaterThanOrEqual(0);
          expect(place.offset + place.length).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/[.?]$/);
        },
      ),
      RUNS,
    );
  });
});
