import { createHash } from 'node:crypto';
import type { DictionaryColumn, EntryBatch } from '@core/archive/entry-batch';
import type { KindId } from '@core/backends/kind-id';

export interface ArchiveRowsOptions {
  readonly entries: number;
  readonly rowsPerBatch?: number | undefined;
  readonly seed?: number | undefined;
}

const TENANTS = 500;
const DAYS = 180;
const PERFORMERS = 3_000;
const TASKS = 60;
const SOURCES = [
  'STORAGE',
  'DNS',
  'MAIL',
  'IDENTITY',
  'HOSTING',
  'BACKUP',
  'USER MANAGEMENT',
  'REPORTING',
  'GATEWAY',
  'AGENT',
];
/** The newest entry: 2026-06-30T00:00:00Z, in microseconds. */
export const ARCHIVE_ROWS_END = 1_782_777_600_000_000;
const DAY = 86_400_000_000;
const WORDS =
  'account agent alert archive backup certificate change collector company compute connect create customer delete deploy disable domain enable export failed filter folder gateway group host import incident item key limit login mailbox migrate network object password policy portal quota record remove report reset restore role rotate rule schedule server service session setting share site space storage subscription sync task template tenant token update user vault zone'.split(
    ' ',
  );

/** Deterministic numbers in [0, 1): mulberry32. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Batches as an import hands them to the archive: 500 tenants of skewed sizes, 180 days, two entry shapes, records of
 * 300 to 2,000 bytes, all from the seed. Roughly in the order of time, as files are.
 */
export function* archiveRows({ entries, rowsPerBatch = 20_000, seed = 1 }: ArchiveRowsOptions): Generator<EntryBatch> {
  const random = numbers(seed);
  for (let start = 0; start < entries; start += rowsPerBatch) {
    yield archiveBatch(start, Math.min(rowsPerBatch, entries - start), entries, random);
  }
}

const dictionary = (values: readonly string[], codes: Uint32Array<ArrayBuffer>): DictionaryColumn => ({
  values,
  codes,
});
const named = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const TENANT_IDS = named('t-', TENANTS);
const TENANT_NAMES = named('Customer ', TENANTS);
const PERFORMER_NAMES = Array.from(
  { length: PERFORMERS },
  (_, index) => `user${index + 1}@customer${(index % TENANTS) + 1}.example`,
);
const TASK_NAMES = Array.from(
  { length: TASKS },
  (_, index) => `${(WORDS[index % WORDS.length] ?? '').toUpperCase()}_${WORDS[(index * 7) % WORDS.length] ?? ''}`,
);

function archiveBatch(start: number, count: number, entries: number, random: () => number): EntryBatch {
  const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(count);
  const codes = {
    tenant: column(),
    organization: column(),
    source: column(),
    task: column(),
    performer: column(),
    onBehalfOf: column(),
    itemType: column(),
  };
  const started = new Float64Array(count);
  const finished = new Float64Array(count);
  const severity = new Uint8Array(count);
  const relation = new Uint8Array(count);
  const identity = new Uint8Array(count * 16);
  const sha256 = new Uint8Array(count * 32);
  const position = new Float64Array(count);
  const items: (string | null)[] = [];
  const nativeIds: (string | null)[] = [];
  const addresses: (string | null)[] = [];
  const records: Buffer[] = [];
  const offsets = new Uint32Array(count + 1);
  let bytes = 0;
  for (let row = 0; row < count; row += 1) {
    const id = start + row;
    const tenant = Math.floor(TENANTS * random() ** 3);
    const performer = (tenant + TENANTS * Math.floor((PERFORMERS / TENANTS) * random() ** 2)) % PERFORMERS;
    const source = Math.floor(SOURCES.length * random() ** 2);
    const task = (source * 6 + Math.floor(6 * random())) % TASKS;
    const at = Math.floor(ARCHIVE_ROWS_END - DAYS * DAY + (DAYS * DAY * (id + 2_000 * random())) / (entries + 2_000));
    const grave = random();
    const item = `${WORDS[Math.floor(random() * WORDS.length)] ?? ''}-${Math.floor(random() * 20_000)}.customer${tenant + 1}.example`;
    codes.tenant[row] = tenant + 1;
    codes.organization[row] = (tenant % 80) + 1;
    codes.source[row] = source + 1;
    codes.task[row] = task + 1;
    codes.performer[row] = performer + 1;
    codes.onBehalfOf[row] = random() < 0.4 ? ((performer * 13) % PERFORMERS) + 1 : 0;
    codes.itemType[row] = (task % 12) + 1;
    severity[row] = grave < 0.85 ? 0 : grave < 0.95 ? 1 : 2;
    relation[row] = Math.floor(random() * 5);
    started[row] = random() < 0.001 ? Number.NaN : at;
    finished[row] = random() < 0.3 ? Number.NaN : at + Math.floor(random() ** 4 * 600_000_000);
    items.push(random() < 0.05 ? null : item);
    nativeIds.push(random() < 0.5 ? `rec-${seedText(id)}` : null);
    addresses.push(random() < 0.6 ? `10.${tenant % 256}.${performer % 256}.${Math.floor(random() * 256)}` : null);
    const record = recordOf({
      id,
      tenant,
      performer,
      task,
      source,
      item,
      at,
      length: 300 + Math.floor(1_700 * random() ** 3),
      random,
    });
    records.push(record);
    bytes += record.length;
    offsets[row + 1] = bytes;
    sha256.set(createHash('sha256').update(record).digest(), row * 32);
    identity.set(createHash('sha256').update(`entry ${id}`).digest().subarray(0, 16), row * 16);
    position[row] = offsets[row] ?? 0;
  }
  return {
    count,
    kind: 'mspcontrol' satisfies KindId,
    mappingVersion: 1,
    raw: { bytes: Uint8Array.from(Buffer.concat(records)), offsets },
    rawEncoding: new Uint8Array(count),
    searchText: new Array<null>(count).fill(null),
    sha256,
    identity,
    position,
    part: new Uint16Array(count),
    severity,
    started,
    finished,
    zone: dictionary(['UTC'], column().fill(1)),
    zoneSource: new Uint8Array(count),
    precision: new Uint8Array(count).fill(3),
    ambiguous: new Uint8Array(count),
    instance: dictionary(['panel.example'], column().fill(1)),
    tenant: dictionary(TENANT_IDS, codes.tenant),
    tenantName: dictionary(TENANT_NAMES, codes.tenant),
    organization: dictionary(named('Organization ', 80), codes.organization),
    source: dictionary(SOURCES, codes.source),
    task: dictionary(TASK_NAMES, codes.task),
    itemType: dictionary(named('type-', 12), codes.itemType),
    performer: dictionary(PERFORMER_NAMES, codes.performer),
    onBehalfOf: dictionary(PERFORMER_NAMES, codes.onBehalfOf),
    relation,
    item: items,
    nativeId: nativeIds,
    address: addresses,
  };
}

const seedText = (id: number): string => (id * 2_654_435_761).toString(36);

interface RecordParts {
  readonly id: number;
  readonly tenant: number;
  readonly performer: number;
  readonly task: number;
  readonly source: number;
  readonly item: string;
  readonly at: number;
  readonly length: number;
  readonly random: () => number;
}

function recordOf(parts: RecordParts): Buffer {
  const { random } = parts;
  const when = new Date(parts.at / 1000).toISOString();
  const head =
    parts.id % 2 === 0
      ? {
          RecordID: seedText(parts.id),
          Started: when,
          Username: PERFORMER_NAMES[parts.performer],
          Customer: TENANT_NAMES[parts.tenant],
          TaskName: TASK_NAMES[parts.task],
          ItemName: parts.item,
        }
      : {
          uuid: seedText(parts.id),
          datetime: when,
          user: { email: PERFORMER_NAMES[parts.performer] },
          company: TENANT_IDS[parts.tenant],
          event: TASK_NAMES[parts.task],
          source: SOURCES[parts.source],
          target: parts.item,
        };
  const text = JSON.stringify(head);
  const words: string[] = [];
  let length = text.length + 16;
  while (length < parts.length) {
    const word =
      random() < 0.15 ? Math.floor(random() * 1e9).toString(36) : (WORDS[Math.floor(random() * WORDS.length)] ?? '');
    words.push(word);
    length += word.length + 1;
  }
  return Buffer.from(`${text.slice(0, -1)},"details":${JSON.stringify(words.join(' '))}}`, 'utf8');
}
