import type { KindId } from './kind-id';

/** Google changes a record's `etag` from answer to answer though the activity stays the same. */
const IGNORED: Partial<Record<KindId, readonly string[]>> = { 'google-workspace': ['etag'] };
const NONE: readonly string[] = [];

/** Members of a record's outermost object that do not count when two versions of it are compared. */
export function ignoredMembers(kind: KindId): readonly string[] {
  return IGNORED[kind] ?? NONE;
}
