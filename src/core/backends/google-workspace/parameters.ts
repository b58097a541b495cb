import type { MappedColumn } from '../../entry/mapped-entry';
import { at, type Place, type RecordView } from '../record-view';

/** Parameters that name what was acted on, the most telling first. [inferred] */
const ITEM_NAMES = [
  ...['doc_title', 'USER_EMAIL', 'GROUP_EMAIL', 'ROLE_NAME', 'APPLICATION_NAME', 'app_name', 'ORG_UNIT_NAME'],
  ...[
    'SETTING_NAME',
    'DOMAIN_NAME',
    'target_user',
    'affected_email_address',
    'group_email',
    'member_id',
    'event_title',
  ],
  ...['resource_name', 'CHROME_OS_SESSION_TYPE', 'doc_id', 'client_id', 'DEVICE_ID', 'login_type'],
];
const PARAMETERS = at('/parameters');
const BY_NAME: readonly (readonly [string, Place])[] = ITEM_NAMES.map((name) => [name, at(`/parameters/${name}`)]);
const VALUES = ['value', 'intValue', 'boolValue', 'multiValue', 'multiIntValue'];

/** The value of the first known parameter: of Google's list of typed values, or of a flattened object. */
export function parameterText(event: RecordView, column: MappedColumn): string | null {
  const parameters = event.value(PARAMETERS);
  if (parameters === null || typeof parameters !== 'object') return null;
  if (!Array.isArray(parameters))
    return event.column(
      column,
      BY_NAME.map(([, place]) => place),
    );
  const places = new Map<string, number>();
  for (const [index, parameter] of parameters.entries()) {
    const name: unknown = parameter !== null && typeof parameter === 'object' ? parameter.name : null;
    if (typeof name === 'string' && !places.has(name)) places.set(name, index);
  }
  for (const name of ITEM_NAMES) {
    const index = places.get(name);
    if (index === undefined) continue;
    const text = event.column(
      column,
      VALUES.map((value) => ({ segments: ['parameters', String(index), value] })),
    );
    if (text !== null) return text;
  }
  return null;
}
