/** Turns what one version wrote into what the next one reads. Pure; throws for what that version never wrote. */
export type Migration = (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * What became of a stored value: `current` to be validated, `newer` where a later program wrote it, `damaged` where it is
 * no versioned object or an older step cannot read it.
 */
export type Migrated =
  | { readonly kind: 'current'; readonly value: unknown }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Brings a stored value to `migrations.length + 1`, one version at a time. `migrations[0]` reads version 1 and gives
 * version 2, and so on without a gap.
 */
export function migrate(stored: unknown, migrations: readonly Migration[]): Migrated {
  const target = migrations.length + 1;
  if (!isObject(stored)) return { kind: 'damaged' };
  const version = stored['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'damaged' };
  if (version > target) return { kind: 'newer', version };
  let value: Readonly<Record<string, unknown>> = stored;
  try {
    for (const [index, migration] of migrations.slice(version - 1).entries()) {
      value = { ...migration(value), version: version + index + 1 };
    }
  } catch {
    return { kind: 'damaged' };
  }
  return { kind: 'current', value };
}
