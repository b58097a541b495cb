import type { QueryProblem } from '@core/search/query/query-problem';
import { queryTextOf } from '@core/search/query/query-text';
import { type SplitQuery, splitQuery } from '@core/search/query/split-query';
import type { Criteria, FilterField } from '@core/search/search';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from '../search-context';
import { useQueryNames } from './query-names';
import { rememberQuery } from './recent-queries';

/** What is typed, and the search that it was typed over or has become. */
interface Draft {
  readonly text: string;
  readonly key: string;
  readonly isApplied: boolean;
}

export interface QueryText {
  readonly text: string;
  /** Why the text is no query; null while it is being typed, and where it is one. */
  readonly problem: QueryProblem | null;
  readonly split: SplitQuery;
  readonly zone: string;
  readonly type: (text: string) => void;
  /** Applies what is typed now. `runs`: the same search is run again. */
  readonly apply: (runs?: boolean) => void;
  /** After a pause: applies what can be read, says what cannot. */
  readonly settle: () => void;
  readonly setFocused: (isFocused: boolean) => void;
  readonly nameOf: ReturnType<typeof useQueryNames>['nameOf'];
  /** Typed and not yet applied. */
  readonly isDirty: boolean;
}

/** What speaks of fields whose values are keys. */
const NAMED_BY: Partial<Record<FilterField, RegExp>> = { tenant: /tenant|customer/i, person: /person/i };

const keyOf = ({ filters, query }: Pick<Criteria, 'filters' | 'query'>): string => JSON.stringify([filters, query]);

/** The text of the search on the screen: it follows the search, and the search follows it, but never under the typing hand. */
export function useQueryText(): QueryText {
  const { state, dispatch, display } = useSearch();
  const { search } = state;
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const [draft, setDraft] = useState<Draft | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [complains, setComplains] = useState<'no' | 'whole' | 'always'>('no');
  const names = useQueryNames(
    (field) => search.filters.some((one) => one.field === field) || NAMED_BY[field]?.test(draft?.text ?? '') === true,
  );
  const key = keyOf(search);
  const written = useMemo(
    () => queryTextOf({ filters: names.shown(search.filters), query: search.query }),
    [names, search.filters, search.query],
  );
  const isMine = draft !== null && (draft.key === key || (isFocused && !draft.isApplied));
  const text = isMine ? draft.text : written;
  const isDirty = isMine && !draft.isApplied;
  const split = useMemo(() => splitQuery(text, { zone }), [text, zone]);

  const latest = useRef({ text, isDirty, split, key, names });
  useEffect(() => {
    latest.current = { text, isDirty, split, key, names };
  });

  const type = useCallback((next: string): void => {
    setDraft({ text: next, key: latest.current.key, isApplied: false });
    setComplains('no');
  }, []);
  const applySplit = useCallback(
    (runs: boolean): void => {
      const now = latest.current;
      if (!now.split.ok) return;
      if (!now.isDirty) {
        if (runs) dispatch({ kind: 'run' });
        return;
      }
      const next = { filters: [...now.names.meant(now.split.filters)], query: now.split.query };
      const isSame = keyOf(next) === now.key;
      if (!isSame) dispatch({ kind: 'query', ...next });
      else if (runs) dispatch({ kind: 'run' });
      setDraft({ text: now.text, key: keyOf(next), isApplied: true });
    },
    [dispatch],
  );
  const apply = useCallback(
    (runs = false): void => {
      setComplains('always');
      if (runs && latest.current.split.ok) rememberQuery(latest.current.text);
      applySplit(runs);
    },
    [applySplit],
  );
  const settle = useCallback((): void => {
    setComplains('whole');
    applySplit(false);
  }, [applySplit]);

  const isTold = complains === 'always' || (complains === 'whole' && !split.ok && !split.problem.isIncomplete);
  const problem = !split.ok && (isTold || !isDirty) ? split.problem : null;
  return { text, problem, split, zone, type, apply, settle, setFocused, nameOf: names.nameOf, isDirty };
}
