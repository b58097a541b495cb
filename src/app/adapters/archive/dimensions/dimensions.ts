import type { KindId } from '@core/backends/kind-id';
import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf, textOrNull } from '../engine/values';
import { DIMENSION_COLUMNS, DIMENSION_FIELDS, type DimensionField } from './dimension-fields';
import { Dictionary } from './dictionary';
import { Tenants } from './tenants';

/** All small tables of the archive, in memory: codes are made and read here, and written with the batch that brings them. */
export class Dimensions {
  readonly tenants = new Tenants();
  readonly #dictionaries: Record<DimensionField, Dictionary> = {
    backend: new Dictionary(),
    instance: new Dictionary(),
    organization: new Dictionary(),
    source: new Dictionary(),
    task: new Dictionary(),
    itemType: new Dictionary(),
    performer: new Dictionary(),
    onBehalfOf: new Dictionary(),
    zone: new Dictionary(),
  };

  static async load(session: Session): Promise<Dimensions> {
    const dimensions = new Dimensions();
    for await (const chunk of session.chunks(sql('SELECT field, encode(value) FROM dimension ORDER BY field, code'))) {
      for (const [field, value] of chunk.getRows()) {
        const name = textOf(field);
        if (isDimensionField(name)) dimensions.of(name).add(textOf(value));
      }
    }
    await dimensions.#loadTenants(session);
    dimensions.settle();
    return dimensions;
  }

  of(field: DimensionField): Dictionary {
    return this.#dictionaries[field];
  }

  /** Called when all values are committed: ranks are made of committed values, and are stale when there are more. */
  settle(): void {
    for (const field of DIMENSION_FIELDS) this.of(field).settledSize = this.of(field).size;
    this.tenants.settledVersion = this.tenants.version;
    this.tenants.settledSize = this.tenants.size;
  }

  /** What to hand to `restore` when a transaction fails. */
  mark(): ReadonlyMap<DimensionField | 'tenant', number> {
    const marks = DIMENSION_FIELDS.map((field): [DimensionField | 'tenant', number] => [field, this.of(field).size]);
    return new Map([...marks, ['tenant', this.tenants.size]]);
  }

  restore(mark: ReadonlyMap<DimensionField | 'tenant', number>): void {
    for (const field of DIMENSION_FIELDS) this.of(field).shrink(mark.get(field) ?? 0);
    this.tenants.shrink(mark.get('tenant') ?? 0);
  }

  async #loadTenants(session: Session): Promise<void> {
    const tenants = await session.rows(
      sql('SELECT kind, encode(instance), encode(vendor_id), encode(label) FROM tenant ORDER BY code'),
    );
    for (const [kind, instance, vendorId, label] of tenants) {
      const tenant = this.tenants.add({
        kind: textOf(kind) as KindId,
        instance: textOrNull(instance),
        vendorId: textOf(vendorId),
      });
      tenant.label = textOf(label);
    }
    const names = await session.rows(
      sql('SELECT tenant, encode(name), first_seen::DOUBLE, last_seen::DOUBLE FROM tenant_name ORDER BY rowid'),
    );
    for (const [code, name, first, last] of names) {
      const known = { firstSeen: numberOrNull(first), lastSeen: numberOrNull(last) };
      this.tenants.of(numberOf(code))?.names.set(textOf(name), known);
    }
  }
}

function isDimensionField(name: string): name is DimensionField {
  return Object.hasOwn(DIMENSION_COLUMNS, name);
}
