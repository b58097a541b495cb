import type { DictionaryColumn, EntryBatch } from '@core/archive/entry-batch';
import type { DimensionField } from '../dimensions/dimension-fields';
import type { Dimensions } from '../dimensions/dimensions';
import type { Tenant } from '../dimensions/tenants';

/** A batch's dictionary columns as the archive's codes. */
export interface BatchCodes {
  readonly backend: number;
  readonly tenant: Uint32Array;
  /** In the order of `entry`'s columns: instance, tenant, organization, source, task, item type, performer, on behalf of, zone. */
  readonly columns: readonly Uint32Array[];
  readonly newValues: readonly { readonly field: DimensionField; readonly code: number; readonly value: string }[];
  readonly newTenants: readonly Tenant[];
}

/** Lone surrogates cannot be stored: they become U+FFFD here, as they would in the file, so that both sides agree. */
export const storable = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Translates a batch's values, adding those that the archive has never seen. */
export function codesOf(batch: EntryBatch, dimensions: Dimensions): BatchCodes {
  const newValues: { field: DimensionField; code: number; value: string }[] = [];
  const newTenants: Tenant[] = [];
  const codeOf = (field: DimensionField, text: string): number => {
    const value = storable(text);
    const dictionary = dimensions.of(field);
    const known = dictionary.codeOf(value);
    if (known !== undefined) return known;
    const code = dictionary.add(value);
    newValues.push({ field, code, value });
    return code;
  };
  const column = (field: DimensionField, source: DictionaryColumn): Uint32Array => {
    const codes = [0, ...source.values.map((value) => codeOf(field, value))];
    return source.codes.map((code) => codes[code] ?? 0);
  };
  const tenant = tenantCodes(batch, dimensions, newTenants);
  return {
    backend: codeOf('backend', batch.kind),
    tenant,
    columns: [
      column('instance', batch.instance),
      tenant,
      column('organization', batch.organization),
      column('source', batch.source),
      column('task', batch.task),
      column('itemType', batch.itemType),
      column('performer', batch.performer),
      column('onBehalfOf', batch.onBehalfOf),
      column('zone', batch.zone),
    ],
    newValues,
    newTenants,
  };
}

/** A tenant is (kind, instance, vendor's id): the same id in two instances is two codes. */
function tenantCodes(batch: EntryBatch, dimensions: Dimensions, added: Tenant[]): Uint32Array {
  const { tenants } = dimensions;
  const known = new Map<number, number>();
  const width = batch.tenant.values.length + 1;
  return batch.tenant.codes.map((code, row) => {
    if (code === 0) return 0;
    const instanceCode = batch.instance.codes[row] ?? 0;
    const pair = instanceCode * width + code;
    const seen = known.get(pair);
    if (seen !== undefined) return seen;
    const instanceText = instanceCode === 0 ? null : (batch.instance.values[instanceCode - 1] ?? null);
    const identity = {
      kind: batch.kind,
      instance: instanceText === null ? null : storable(instanceText),
      vendorId: storable(batch.tenant.values[code - 1] ?? ''),
    };
    let tenant = tenants.find(identity);
    if (tenant === null) {
      tenant = tenants.add(identity);
      added.push(tenant);
    }
    known.set(pair, tenant.code);
    return tenant.code;
  });
}
