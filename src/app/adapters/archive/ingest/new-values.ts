import type { EntryBatch } from '@core/archive/entry-batch';
import { currentLabel, type KnownName, type Tenant, type Tenants } from '../dimensions/tenants';
import type { Session } from '../engine/session';
import { integer, integers, join, type Sql, sql } from '../engine/sql';
import type { BatchCodes } from './batch-codes';

/** A tenant's name with the times that it is now known to have been seen at. */
export interface NameChange {
  readonly tenant: Tenant;
  readonly name: string;
  readonly known: KnownName;
}

/** Texts of one INSERT: DuckDB plans a longer list slowly. */
const VALUES_AT_ONCE = 500;

/** The names that a batch gives its tenants, where they are new or their times reach further than known. */
export function namesOf(batch: EntryBatch, tenantCodes: Uint32Array, tenants: Tenants): readonly NameChange[] {
  const width = batch.tenantName.values.length + 1;
  const seen = new Map<number, KnownName>();
  for (let row = 0; row < batch.count; row += 1) {
    const tenant = tenantCodes[row] ?? 0;
    const name = batch.tenantName.codes[row] ?? 0;
    if (tenant === 0 || name === 0) continue;
    const started = batch.started[row] ?? Number.NaN;
    widen(seen, tenant * width + name, Number.isNaN(started) ? null : started);
  }
  const changes: NameChange[] = [];
  for (const [pair, known] of seen) {
    const tenant = tenants.of(Math.floor(pair / width));
    if (tenant === null) continue;
    const name = Buffer.from(batch.tenantName.values[(pair % width) - 1] ?? '', 'utf8').toString('utf8');
    const before = tenant.names.get(name);
    const after = {
      firstSeen: least(before?.firstSeen ?? null, known.firstSeen),
      lastSeen: greatest(before?.lastSeen ?? null, known.lastSeen),
    };
    if (before === undefined || before.firstSeen !== after.firstSeen || before.lastSeen !== after.lastSeen) {
      changes.push({ tenant, name, known: after });
    }
  }
  return changes;
}

function widen(seen: Map<number, KnownName>, pair: number, started: number | null): void {
  const known = seen.get(pair);
  if (known === undefined) seen.set(pair, { firstSeen: started, lastSeen: started });
  else {
    known.firstSeen = least(known.firstSeen, started);
    known.lastSeen = greatest(known.lastSeen, started);
  }
}

const least = (first: number | null, second: number | null): number | null =>
  first === null || second === null ? (first ?? second) : Math.min(first, second);
const greatest = (first: number | null, second: number | null): number | null =>
  first === null || second === null ? (first ?? second) : Math.max(first, second);

/** Changes of several batches as one: the times of a name that both bring are widened. */
export function mergeNames(first: readonly NameChange[], second: readonly NameChange[]): readonly NameChange[] {
  const merged = new Map<string, NameChange>();
  for (const change of [...first, ...second]) {
    const key = `${change.tenant.code} ${change.name}`;
    const before = merged.get(key)?.known;
    const known = {
      firstSeen: least(before?.firstSeen ?? null, change.known.firstSeen),
      lastSeen: greatest(before?.lastSeen ?? null, change.known.lastSeen),
    };
    merged.set(key, { ...change, known });
  }
  return [...merged.values()];
}

/** Writes what a batch brings to the small tables. */
export async function writeNewValues(
  session: Session,
  codes: Pick<BatchCodes, 'newValues' | 'newTenants'>,
  names: readonly NameChange[],
): Promise<void> {
  await insert(
    session,
    'dimension',
    codes.newValues.map((one) => sql(`(?, ${integer(one.code)}, ?)`, one.field, one.value)),
  );
  const labels = labelsAfter(names);
  await insert(
    session,
    'tenant',
    codes.newTenants.map((tenant) => {
      const label = labels.get(tenant) ?? tenant.label;
      return tenant.instance === null
        ? sql(`(${integer(tenant.code)}, ?, NULL, ?, ?)`, tenant.kind, tenant.vendorId, label)
        : sql(`(${integer(tenant.code)}, ?, ?, ?, ?)`, tenant.kind, tenant.instance, tenant.vendorId, label);
    }),
  );
  const isNew = new Set(codes.newTenants);
  for (const [tenant, label] of labels) {
    if (isNew.has(tenant) || tenant.label === label) continue;
    await session.run(sql(`UPDATE tenant SET label = ? WHERE code = ${integer(tenant.code)}`, label));
  }
  if (names.length === 0) return;
  const changed = namesAfter(names);
  await session.run(
    sql(`DELETE FROM tenant_name WHERE tenant IN (${integers([...changed.keys()].map((tenant) => tenant.code))})`),
  );
  await insert(
    session,
    'tenant_name',
    [...changed].flatMap(([tenant, after]) =>
      [...after].map(([name, known]) =>
        sql(`(${integer(tenant.code)}, ?, ${orNull(known.firstSeen)}, ${orNull(known.lastSeen)})`, name),
      ),
    ),
  );
}

/** Applies names to the tenants in memory, after the commit. */
export function keepNames(names: readonly NameChange[], tenants: Tenants): void {
  const labels = labelsAfter(names);
  for (const { tenant, name, known } of names) {
    tenant.names.delete(name);
    tenant.names.set(name, known);
  }
  for (const [tenant, label] of labels) {
    if (tenant.label !== label) tenants.version += 1;
    tenant.label = label;
  }
}

function labelsAfter(names: readonly NameChange[]): ReadonlyMap<Tenant, string> {
  return new Map(
    [...namesAfter(names)].map(([tenant, after]) => [
      tenant,
      currentLabel({ vendorId: tenant.vendorId, names: after }),
    ]),
  );
}

/** All names of the tenants that change, as they will be. */
function namesAfter(names: readonly NameChange[]): ReadonlyMap<Tenant, Map<string, KnownName>> {
  const changed = new Map<Tenant, Map<string, KnownName>>();
  for (const { tenant, name, known } of names) {
    const after = changed.get(tenant) ?? new Map(tenant.names);
    after.delete(name);
    after.set(name, known);
    changed.set(tenant, after);
  }
  return changed;
}

const orNull = (value: number | null): string => (value === null ? 'NULL' : integer(value));

async function insert(session: Session, table: string, rows: readonly Sql[]): Promise<void> {
  for (let start = 0; start < rows.length; start += VALUES_AT_ONCE) {
    const values = join(rows.slice(start, start + VALUES_AT_ONCE), ', ');
    await session.run(sql(`INSERT INTO ${table} VALUES ${values.text}`, ...values.values));
  }
}
