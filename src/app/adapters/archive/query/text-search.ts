import { parseTextTerms } from '@core/search/text-terms';
import { all, any, type Sql, sql } from '../engine/sql';

/**
 * A condition on `entry AS e` that holds where every term of `text` occurs, in any case, in the record as it stands or
 * in its decoded values. The only place that knows how text is searched, so that an index can come later.
 */
export function textCondition(text: string): Sql {
  return all(parseTextTerms(text).map(termCondition));
}

/** As `textCondition`, of one term. */
export const termCondition = (term: string): Sql =>
  any([containsCondition('e.raw', term), containsCondition('e.search_text', term)]);

/**
 * A condition that holds where `column` contains `text`, in any case; never NULL. ASCII is compared in lower case, half
 * again as fast as RE2; beyond ASCII RE2 knows Unicode's simple folding (`ς`, `σ` and `Σ` are one). ILIKE takes three
 * times as long as either.
 */
export function containsCondition(column: string, text: string): Sql {
  return isAscii(text)
    ? sql(`coalesce(contains(lower(${column}), ?), FALSE)`, text.toLowerCase())
    : sql(`coalesce(regexp_matches(${column}, ?), FALSE)`, anyCasePattern(text));
}

const isAscii = (text: string): boolean => Buffer.byteLength(text, 'utf8') === text.length;

/** RE2's pattern for a literal text in any case; every sign of ASCII that is no letter or digit is escaped. */
function anyCasePattern(text: string): string {
  const literal = text.replaceAll(/[\0!-/:-@[-`{-~]/gu, (sign) => (sign === '\0' ? '\\x00' : `\\${sign}`));
  return `(?is)${literal}`;
}
