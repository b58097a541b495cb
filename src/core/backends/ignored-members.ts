import type { KindId } from './kind-id';

/**
 * Google changes a record's `etag` from answer to answer though the activity stays the same; the panel joins names and
 * addresses of today's users to each row (columns of XML rows are named in lower case).
 */
const IGNORED: Partial<Record<KindId, readonly string[]>> = {
  'google-workspace': ['etag'],
  mspcontrol: ['firstname', 'lastname', 'fullname', 'email'],
};
const NONE: readonly string[] = [];

/** Members of a record's outermost object, or columns of a row, that do not count when two versions of it are compared. */
export function ignoredMembers(kind: KindId): readonly string[] {
  return IGNORED[kind] ?? NONE;
}
