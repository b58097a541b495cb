import { parseTextTerms } from '@core/search/text-terms';
import { all, any, type Sql, sql } from '../engine/sql';

/**
 * A condition on `entry AS e` that holds where every term of `text` occurs, in any case, in the record as it stands or
 * in its decoded values. The only place that knows how text is searched, so that an index can come later.
 *
 * RE2 folds case by Unicode's simple folding while it scans (`ς`, `σ` and `Σ` are one), three times faster than ILIKE.
 */
export function textCondition(text: string): Sql {
  return all(
    parseTextTerms(text).map((term) => {
      const pattern = anyCasePattern(term);
      return any([
        sql('coalesce(regexp_matches(e.raw, ?), FALSE)', pattern),
        sql('coalesce(regexp_matches(e.search_text, ?), FALSE)', pattern),
      ]);
    }),
  );
}

/** A condition that holds where `column` contains `text`, in any case. */
export function containsCondition(column: string, text: string): Sql {
  return sql(`coalesce(regexp_matches(${column}, ?), FALSE)`, anyCasePattern(text));
}

/** RE2's pattern for a literal text in any case; every sign of ASCII that is no letter or digit is escaped. */
export function anyCasePattern(text: string): string {
  const literal = text.replaceAll(/[\0!-/:-@[-`{-~]/gu, (sign) => (sign === '\0' ? '\\x00' : `\\${sign}`));
  return `(?is)${literal}`;
}
