import type { ReadingPlan } from '../backends/reading-plan';

const FIELDS = [
  ['kind', 'kind'],
  ['tenant', 'tenant'],
  ['organization', 'organization'],
  ['instance', 'instance'],
  ['zone', 'time zone'],
  ['dateOrder', 'order of dates'],
  ['mappingVersion', 'mapping version'],
] as const;

const spell = (value: string | number | null): string => (value === null ? 'none' : `"${value}"`);

/** What a correction changed in how a file is read: `okta.ndjson: time zone none became "UTC"`. */
export function describeCorrection(fileName: string, before: ReadingPlan, after: ReadingPlan): string {
  const changes = FIELDS.filter(([field]) => before[field] !== after[field]).map(
    ([field, word]) => `${word} ${spell(before[field])} became ${spell(after[field])}`,
  );
  if (JSON.stringify(before.mapping) !== JSON.stringify(after.mapping)) {
    changes.push(`mapping ${spell(before.mapping?.name ?? null)} became ${spell(after.mapping?.name ?? null)}`);
  }
  return `${fileName}: ${changes.length === 0 ? 'read again as before' : changes.join(', ')}`;
}
