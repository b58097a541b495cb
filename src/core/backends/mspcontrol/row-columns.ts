import type { EntryTime } from '../../entry/entry-time';
import type { MappedColumn, Relation, TenantReference } from '../../entry/mapped-entry';
import { fixedOffset, offsetAt } from '../../entry/zone-offset';
import type { MappingContext, OwnColumns } from '../kind';
import type { RecordView } from '../record-view';
import { isProgramSignIn, PROGRAM_SIGN_IN_TYPE } from './own-entries';
import { panelColumn, type RowColumn } from './panel-headings';
import { type PanelPlaces, relationOf } from './panel-places';

/** The last two are names that MSPControl may give its own columns. [inferred] */
const ROW_NAMES: Readonly<Record<string, RowColumn>> = {
  effectiveuserid: 'effectiveUserId',
  roleid: 'role',
  ispeer: 'isPeer',
  packagename: 'organization',
  spacename: 'organization',
};

/** The column that a row's element names, in any case; null where it is none that we read. */
export function rowColumn(element: string): RowColumn | null {
  // What no XML name can hold (a space) is written `_x0020_`.
  const name = element.replace(/_x([0-9a-f]{4})_/gi, ' ');
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  return panelColumn(name) ?? (Object.hasOwn(ROW_NAMES, plain) ? (ROW_NAMES[plain] ?? null) : null);
}

/** Ids that the panel makes itself are GUIDs without hyphens; a task may bring an id of its own, which is not global. */
const GLOBAL_ID = /^[0-9a-f]{32}$/i;

/** Reads a row of `GetAuditLogRecordsPaged`; nothing in it is HTML-encoded, unlike in the Export Log. */
export function rowColumnsOf(view: RecordView, places: PanelPlaces, context: MappingContext): OwnColumns {
  const column = (name: MappedColumn, of: RowColumn): string | null => {
    const place = places[of];
    return place === undefined ? null : view.column(name, [place]);
  };
  const nativeId = column('nativeId', 'recordId');
  return {
    nativeId,
    nativeIdIsGlobal: nativeId !== null && GLOBAL_ID.test(nativeId),
    tenant: tenantOf(view, places, context),
    organization: column('organization', 'organization'),
    started: timeOf(view, 'started', places, context),
    finished: timeOf(view, 'finished', places, context),
    source: column('source', 'source'),
    task: column('task', 'task'),
    itemType: isProgramSignIn(textAt(view, places, 'source'), textAt(view, places, 'task'))
      ? view.ruled('itemType', 'USER / GET_BY_USERNAME_PASSWORD: a program signed in', PROGRAM_SIGN_IN_TYPE)
      : null,
    item: column('item', 'item'),
    performer: column('performer', 'username'),
    relation: relationOf(view, places) ?? relationByRole(view, places),
    onBehalfOf: column('onBehalfOf', 'user'),
  };
}

function textAt(view: RecordView, places: PanelPlaces, of: RowColumn): string | null {
  const place = places[of];
  return place === undefined ? null : view.text(place);
}

/** The customer that was asked for is the tenant; the row's own Customer column is its name, or the tenant where none was. */
function tenantOf(view: RecordView, places: PanelPlaces, context: MappingContext): TenantReference | null {
  const place = places.customer;
  const name = place === undefined ? null : view.text(place);
  if (context.tenant === null) {
    if (name !== null && place !== undefined) view.note('tenant', place, null);
    return name === null ? null : { id: name, name };
  }
  const isNamed = textAt(view, places, 'effectiveUserId') === context.tenant;
  view.note('tenant', isNamed ? (places.effectiveUserId ?? null) : null, 'the customer whose log was asked for');
  return { id: context.tenant, name };
}

/**
 * A row's times carry the server's offset. The hour that the clock repeats is stored once for both of its passages, so
 * that .NET writes the same offset for both: it is ambiguous though it has an offset.
 */
function timeOf(
  view: RecordView,
  name: 'started' | 'finished',
  places: PanelPlaces,
  context: MappingContext,
): EntryTime | null {
  const place = places[name];
  const time = place === undefined ? null : view.time(name, [place], context.time, 'never');
  const { zone } = context.time;
  if (time === null || time.zoneSource !== 'given' || zone === null) return time;
  const offset = fixedOffset(time.zone) ?? 0;
  return offsetAt(time.instant + offset, zone).isAmbiguous ? { ...time, ambiguous: true } : time;
}

/** An account that acts for another one is a peer of it. Role 1 is Administrator. */
function relationByRole(view: RecordView, places: PanelPlaces): Relation | null {
  const userId = textAt(view, places, 'userId');
  const effective = textAt(view, places, 'effectiveUserId');
  if (/^(true|1)$/i.test(textAt(view, places, 'isPeer') ?? '')) {
    return view.ruled('relation', 'IsPeer', 'peer' as const);
  }
  if (userId !== null && effective !== null && userId !== effective) {
    return view.ruled('relation', 'EffectiveUserID is another account', 'peer' as const);
  }
  if (textAt(view, places, 'role') === '1') return view.ruled('relation', 'RoleID is 1', 'administrator' as const);
  return userId !== null && userId === effective
    ? view.ruled('relation', 'EffectiveUserID is the account itself', 'self' as const)
    : null;
}
