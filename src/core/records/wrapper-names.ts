/** Names that only a wrapper gives to its list of records. */
const CERTAIN = new Set(['Records', 'Events', 'value']);
/** Names (lower case) that wrappers use; a record that tells time and performer may use them too. */
const LIKELY = new Set([
  'records',
  'items',
  'value',
  'logs',
  'entries',
  'auditlogs',
  'audit_logs',
  'auditevents',
  'audit_events',
  'activities',
  'updates',
  'rows',
  'hits',
  'logevents',
]);
/** Names (lower case) that wrappers and records use alike. */
const POSSIBLE = new Set(['events', 'data', 'results', 'result', 'list', 'content', 'response', 'messages', 'values']);

/** Keys (lower case) that a record of its own has: when, who, what. */
const RECORD_MARKS = new Set([
  ...['eventtime', 'eventid', 'eventname', 'eventsource', 'published', 'uuid', 'eventtype', 'actor', 'action'],
  ...['@timestamp', 'created_at', '_document_id', 'creationtime', 'operation', 'recordtype', 'timestamp', 'time'],
  ...['date', 'datetime', 'ts', 'performer', 'user', 'username', 'ipaddress', 'started', 'finished', 'severity'],
  ...['message', 'id', 'level', 'useridentity', 'workload', 'userid'],
]);
/** Keys (lower case) of a page of results. */
const PAGING_MARKS = new Set([
  ...['paginationinfo', 'pagination', 'paging', 'next', 'nexttoken', 'nextpagetoken', '@odata.nextlink'],
  ...['@odata.context', '@odata.count', 'offset', 'total', 'count', 'page', 'links', '_links', 'cursor', 'next_page'],
  ...['has_more', 'hasmore', 'next_cursor', 'nextcursor', 'meta', 'metadata'],
]);
/** A wrapper with a list of an unknown name has few other members. */
const MOST_KEYS_OF_AN_UNKNOWN_WRAPPER = 6;

export interface NamedArrayMember {
  readonly name: string;
  readonly isEmpty: boolean;
}

/**
 * Decides whether an object wraps records, from its array members (of objects, or empty) and its keys as far as known.
 * Answers the names of the members that hold the records; null: the object is itself a record.
 */
export function wrappedLists(
  members: readonly NamedArrayMember[],
  keys: readonly string[],
): ReadonlySet<string> | null {
  const certain = members.filter((member) => CERTAIN.has(member.name));
  if (certain.length > 0) return namesOf(members.filter((member) => isLikelyList(member.name)));
  const lower = keys.map((key) => key.toLowerCase());
  const marks = lower.filter((key) => RECORD_MARKS.has(key)).length;
  const isPage = lower.some((key) => PAGING_MARKS.has(key));
  const likely = members.filter((member) => isLikelyList(member.name));
  if (likely.length > 0) return marks < 2 || isPage ? namesOf(likely) : null;
  if (marks > 1 || (marks === 1 && !isPage)) return null;
  const possible = members.filter((member) => POSSIBLE.has(member.name.toLowerCase()));
  if (possible.length > 0) return namesOf(possible);
  const unknown = members.filter((member) => !member.isEmpty);
  return unknown.length > 0 && keys.length <= MOST_KEYS_OF_AN_UNKNOWN_WRAPPER ? namesOf(unknown) : null;
}

/** True where a wrapper's member of this name holds records too, though it came after the decision. */
export function isLikelyList(name: string): boolean {
  return CERTAIN.has(name) || LIKELY.has(name.toLowerCase());
}

function namesOf(members: readonly NamedArrayMember[]): ReadonlySet<string> {
  return new Set(members.map((member) => member.name));
}
