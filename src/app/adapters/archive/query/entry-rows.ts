import { VANISH_REASONS } from '@core/coverage/coverage-ledger';
import { KIND_IDS, type KindId } from '@core/backends/kind-id';
import { TIME_PRECISIONS, ZONE_SOURCES } from '@core/entry/entry-time';
import { RELATIONS } from '@core/entry/mapped-entry';
import { SEVERITIES } from '@core/entry/severity';
import type { EntryRow } from '@core/search/results';
import type { Row, Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf, textOrNull } from '../engine/values';
import type { ArchiveState } from '../state';
import { idsCondition } from './ids-condition';

const COLUMNS = `e.id, e.severity, e.started::DOUBLE, e.finished::DOUBLE, e.duration::DOUBLE, e.zone, e.zone_source,
  e.time_precision, e.ambiguous, e.source, e.task, e.item_type, encode(e.item), e.performer, e.relation,
  e.on_behalf_of, e.tenant, e.organization, e.backend, e.instance, encode(e.address), encode(e.native_id), e.batch, e.part`;

/** The rows of some ids, in their order; ids that are gone are left out. */
export async function rowsOf(
  session: Session,
  ids: readonly number[],
  state: ArchiveState,
): Promise<readonly EntryRow[]> {
  if (ids.length === 0) return [];
  const found = await session.manyRows(sql(`SELECT ${COLUMNS} FROM entry AS e WHERE ${idsCondition('e.id', ids)}`));
  const versions = state.hasRevisions
    ? await session.rows(
        sql(
          `SELECT id, first_id FROM revision WHERE (${idsCondition('id', ids)}) OR (${idsCondition('first_id', ids)})`,
        ),
      )
    : [];
  const vanished = await vanishedAmong(session, ids, state);
  const artefacts = await artefactsAmong(session, ids, state);
  const firstOf = new Map<number, number>();
  const revisions = new Map<number, number>();
  for (const [id, first] of versions) {
    firstOf.set(numberOf(id), numberOf(first));
    revisions.set(numberOf(first), (revisions.get(numberOf(first)) ?? 0) + 1);
  }
  const rows = new Map(
    found.map((row) => {
      const id = numberOf(row[0]);
      const links = {
        revisionOf: firstOf.get(id) ?? null,
        revisions: revisions.get(id) ?? 0,
        vanished: vanished.get(id) ?? null,
        artefacts: artefacts.get(id) ?? [],
      };
      return [id, entryRow(row, state, links)];
    }),
  );
  return ids.flatMap((id) => rows.get(id) ?? []);
}

async function vanishedAmong(session: Session, ids: readonly number[], state: ArchiveState) {
  const vanished = new Map<number, EntryRow['vanished']>();
  if (!state.windows.hasVanished) return vanished;
  const rows = await session.rows(
    sql(`SELECT entry, reason FROM vanished WHERE returned_window IS NULL AND (${idsCondition('entry', ids)})`),
  );
  for (const [entry, reason] of rows) {
    vanished.set(numberOf(entry), VANISH_REASONS.find((one) => one === reason) ?? 'unexplained');
  }
  return vanished;
}

async function artefactsAmong(session: Session, ids: readonly number[], state: ArchiveState) {
  const names = new Map<number, readonly string[]>();
  if (!state.hasArtefacts) return names;
  const rows = await session.rows(
    sql(`SELECT entry, name FROM artefact WHERE ${idsCondition('entry', ids)} ORDER BY id`),
  );
  for (const [entry, name] of rows) {
    const id = numberOf(entry);
    names.set(id, [...(names.get(id) ?? []), textOf(name)]);
  }
  return names;
}

type EntryLinks = Pick<EntryRow, 'revisionOf' | 'revisions' | 'vanished' | 'artefacts'>;

function entryRow(row: Row, state: ArchiveState, links: EntryLinks): EntryRow {
  const [id, severity, started, finished, duration, zone, zoneSource, precision, ambiguous, source, task, ...rest] =
    row;
  const [itemType, item, performer, relation, onBehalfOf, tenantCode, organization, backend, ...last] = rest;
  const [instance, address, nativeId, batch, part] = last;
  const { dimensions } = state;
  const tenant = dimensions.tenants.of(numberOf(tenantCode));
  return {
    id: numberOf(id),
    severity: SEVERITIES[numberOf(severity)] ?? 'information',
    started: numberOrNull(started),
    finished: numberOrNull(finished),
    duration: numberOrNull(duration),
    zone: dimensions.of('zone').valueOf(numberOf(zone)),
    zoneSource: ZONE_SOURCES[numberOf(zoneSource)] ?? 'assumed',
    precision: TIME_PRECISIONS[numberOf(precision)] ?? 'microsecond',
    ambiguous: numberOf(ambiguous) === 1,
    source: dimensions.of('source').valueOf(numberOf(source)),
    task: dimensions.of('task').valueOf(numberOf(task)),
    itemType: dimensions.of('itemType').valueOf(numberOf(itemType)),
    item: textOrNull(item),
    performer: dimensions.of('performer').valueOf(numberOf(performer)),
    relation: RELATIONS[numberOf(relation) - 1] ?? null,
    onBehalfOf: dimensions.of('onBehalfOf').valueOf(numberOf(onBehalfOf)),
    tenant: tenant?.label ?? null,
    tenantKey: tenant?.key ?? null,
    organization: dimensions.of('organization').valueOf(numberOf(organization)),
    backend: kindOf(dimensions.of('backend').valueOf(numberOf(backend))),
    instance: dimensions.of('instance').valueOf(numberOf(instance)),
    address: textOrNull(address),
    nativeId: textOrNull(nativeId),
    firstSeen: state.batchTimes[numberOf(batch)] ?? 0,
    ...links,
    part: numberOf(part),
  };
}

/** The kind that a stored text names; an archive holds no other. */
export function kindOf(text: string | null): KindId {
  const kind = KIND_IDS.find((known) => known === text);
  if (kind === undefined)
    throw new Error(`The archive names a kind of backend that this program does not know: ${text}`);
  return kind;
}
