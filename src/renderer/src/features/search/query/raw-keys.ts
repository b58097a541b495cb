import { type CompletionOption, keyOption } from '@core/search/query/complete-query';
import type { RawPath } from '@core/search/query/raw-path';

interface FoundKey {
  count: number;
  sample: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Characters of a value that are shown beside its key. */
const SAMPLE = 40;

/** The keys that stand under a place in some records, the most frequent first, those that begin as typed before others. */
export function keysUnder(
  records: readonly unknown[],
  ask: { readonly parent: RawPath; readonly typed: string; readonly isExists: boolean },
): readonly CompletionOption[] {
  const found = new Map<string, FoundKey>();
  for (const record of records) {
    for (const holder of valuesAt(record, ask.parent)) {
      if (!isObject(holder)) continue;
      for (const [key, value] of Object.entries(holder)) {
        const known = found.get(key);
        if (known === undefined) found.set(key, { count: 1, sample: value });
        else found.set(key, { count: known.count + 1, sample: known.sample ?? value });
      }
    }
  }
  const wanted = ask.typed.toLowerCase();
  return [...found]
    .filter(([key]) => key.toLowerCase().includes(wanted))
    .sort(
      ([one, { count: first }], [other, { count: second }]) =>
        rank(one, wanted) - rank(other, wanted) || second - first,
    )
    .map(([key, { sample }]) => optionOf(key, sample, ask));
}

const rank = (key: string, wanted: string): number => (key.toLowerCase().startsWith(wanted) ? 0 : 1);

function optionOf(
  key: string,
  sample: unknown,
  { parent, isExists }: { readonly parent: RawPath; readonly isExists: boolean },
): CompletionOption {
  const isList = Array.isArray(sample);
  const inner: unknown = isList ? sample[0] : sample;
  const detail = isObject(inner) ? (isList ? '[{…}]' : '{…}') : (JSON.stringify(sample) ?? '').slice(0, SAMPLE);
  return keyOption(parent, key, { detail, goesOn: isObject(inner), isList, isExists });
}

function valuesAt(value: unknown, path: RawPath): readonly unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (step.kind === 'any') return Array.isArray(value) ? value.flatMap((one: unknown) => valuesAt(one, rest)) : [];
  if (step.kind === 'index') return Array.isArray(value) ? valuesAt(value[step.index], rest) : [];
  return isObject(value) && Object.hasOwn(value, step.key) ? valuesAt(value[step.key], rest) : [];
}
