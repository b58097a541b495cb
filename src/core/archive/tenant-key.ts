import { KIND_IDS, type KindId } from '../backends/kind-id';

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll(':', '%3A');

/**
 * What names a tenant in filters: `kind:instance:id`, where `%` and `:` inside a part are written `%25` and `%3A`, and
 * a missing instance is empty. The same vendor's id in two instances is two tenants.
 */
export function tenantKey(kind: KindId, instance: string | null, vendorId: string): string {
  return `${kind}:${escaped(instance ?? '')}:${escaped(vendorId)}`;
}

/** The kind in a tenant's key; null for what is no key. */
export function kindOfKey(key: string): KindId | null {
  const kind = key.slice(0, Math.max(0, key.indexOf(':')));
  return KIND_IDS.find((one) => one === kind) ?? null;
}

/** The vendor's id in a tenant's key. */
export function vendorIdOf(key: string): string {
  return (key.split(':').at(-1) ?? '').replaceAll('%3A', ':').replaceAll('%25', '%');
}

/** The kind and the instance in a tenant's key; a missing instance is empty. */
export function partsOfKey(key: string): { readonly kind: KindId | null; readonly instance: string } {
  const [, instance = ''] = key.split(':');
  return { kind: kindOfKey(key), instance: instance.replaceAll('%3A', ':').replaceAll('%25', '%') };
}
