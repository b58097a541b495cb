import { formatCount, formatEntries } from '../ui/format-number';

/** Words of the query bar. */
export const queryStrings = {
  label: 'Search',
  hint: 'Words, "quoted phrases" or field:value; all must hold',
  clear: 'Clear the query',
  suggestions: 'Suggestions',
  suggested: (count: number) =>
    count === 0 ? '' : `${formatCount(count)} ${count === 1 ? 'suggestion' : 'suggestions'}`,
  recent: 'Recent',
  searching: 'Looking for values…',
  help: 'How to search',
  helpTitle: 'How to search',
  helpMore:
    'Every filter can be written here, and what is written here becomes filters where filters can show it. Times without an offset are read in',
  tryIt: (example: string) => `Write ${example}`,
  residual: 'Conditions that only the query shows',
  removeResidual: (text: string) => `Remove from the query: ${text}`,
  editResidual: (text: string) => `Change in the query: ${text}`,
  onlyInQuery: 'In the query only.',
  noneValue: '(none)',
  entriesWith: (count: number) => formatCount(count),
  withoutQuery: (query: string, entries: number) => `Without ${query}: ${formatEntries(entries)}`,
} as const;

export interface QueryExample {
  readonly text: string;
  readonly meaning: string;
}

/** Examples by what they show; each can be pressed. */
export const QUERY_EXAMPLES: readonly { readonly title: string; readonly examples: readonly QueryExample[] }[] = [
  {
    title: 'Text',
    examples: [
      { text: 'denied root', meaning: 'both words, anywhere in the record' },
      { text: '"access denied"', meaning: 'side by side' },
    ],
  },
  {
    title: 'Fields',
    examples: [
      { text: 'severity:error', meaning: 'a value of a field' },
      { text: 'task:*report*', meaning: 'with wildcards, in any case' },
      { text: 'severity:(error OR warning)', meaning: 'any of several' },
      { text: 'NOT source:Scheduler', meaning: 'without it; also -source:Scheduler' },
      { text: 'exists:onBehalfOf', meaning: 'it has a value' },
    ],
  },
  {
    title: 'Together',
    examples: [
      { text: 'severity:error OR duration:>1m', meaning: 'one or the other' },
      { text: '(login OR sign-in) -severity:information', meaning: 'NOT before AND before OR' },
    ],
  },
  {
    title: 'Times, durations, sizes',
    examples: [
      { text: 'started:[2026-11-01 TO 2026-11-02]', meaning: 'both days whole' },
      { text: 'firstSeen:>now-24h', meaning: 'new in the archive since yesterday' },
      { text: 'duration:>30s', meaning: 'also ms, m, h, d' },
      { text: 'size:>10kb', meaning: 'of the record' },
    ],
  },
  {
    title: 'Inside the record',
    examples: [
      { text: 'raw.context.ip:10.0.0.*', meaning: 'a place in the JSON' },
      { text: 'raw.items[*].name:web1', meaning: 'any element of a list' },
      { text: 'exists:raw."key.with.dots"', meaning: 'a key with dots' },
    ],
  },
];
