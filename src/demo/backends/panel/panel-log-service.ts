import type { FaultBoard } from '../fault';
import type { StandInAnswer } from '../server/stand-in-answer';
import { soapAnswer, soapFault, withEntities } from './panel-answers';
import { renderEntry, spacePlaceOf } from './panel-entries';
import type { FaultyQuestion, PanelFaults } from './panel-faults';
import type { PanelRequest } from './panel-request';
import type { PanelStore } from './panel-store';
import type { WorldTenant } from './panel-world';
import type { ServerClock } from './server-clock';
import { rowColumns, writePage, writeTable } from './write-data-set';

/** What the log service answers from. */
export interface ServedLog {
  readonly store: PanelStore;
  readonly world: readonly WorldTenant[];
  readonly clock: ServerClock;
  readonly board: FaultBoard;
  readonly faults: PanelFaults;
}

const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  BACKUP: ['BACKUP', 'RESTORE'],
  DNS_ZONE: ['ADD_RECORD', 'DELETE_RECORD', 'UPDATE_RECORD'],
  DOMAIN: ['ADD', 'DELETE', 'UPDATE'],
  EXCHANGE: ['CREATE_MAILBOX', 'DELETE_MAILBOX'],
  FILES: ['ZIP_FILES', 'UNZIP_FILES'],
  USER: ['AUTHENTICATE', 'GET_BY_USERNAME_PASSWORD'],
};
const NOT_ALLOWED =
  'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---> You are not allowed to access this account';

/** esAuditLog. */
export class PanelLogService {
  readonly #served: ServedLog;
  /** The order of the last question that needs a whole list of it. */
  #listed: { readonly key: string; readonly entries: readonly number[] } | null = null;

  constructor(served: ServedLog) {
    this.#served = served;
  }

  answer(request: PanelRequest): StandInAnswer {
    switch (request.operation) {
      case 'GetAuditLogRecordsPaged':
        return this.#records(request);
      case 'GetAuditLogSources':
        return soapAnswer(request, writeTable(Object.keys(VOCABULARY).map((SourceName) => ({ SourceName }))));
      case 'GetAuditLogTasks':
        return soapAnswer(request, writeTable(tasksOf(request.fields['sourceName'] ?? '')));
      case 'DeleteAuditLogRecords':
        return this.#delete(request);
      default:
        return soapFault(`There is no operation ${request.operation}.`);
    }
  }

  #records(request: PanelRequest): StandInAnswer {
    const { fields } = request;
    if (
      ['itemName', 'sourceName', 'taskName'].some((name) => (fields[name] ?? '') !== '') ||
      fields['severityId'] !== '-1'
    ) {
      return soapFault('The stand-in answers unfiltered questions only.');
    }
    const question = this.#question(request);
    if (typeof question === 'string') return soapFault(question);
    const { faults, board } = this.#served;
    faults.before(question);
    const startRow = Number(fields['startRow']);
    const sort = fields['sortColumn'] ?? '';
    const packageId = Number(fields['packageId'] ?? 0);
    const { total, entries } = this.#page(question, {
      sort,
      packageId,
      startRow,
      count: Number(fields['maximumRows']),
    });
    const isLying = faults.strikes('lying-total', Number.POSITIVE_INFINITY);
    const rows = this.#rows(entries);
    const result = writePage({
      total: isLying ? total + 7 : total,
      rows,
      startRow,
      hasEntityNames: request.style === 'wcf',
    });
    const answer = soapAnswer(request, result, true);
    faults.after(question, entries, startRow + entries.length < total);
    return board.strikes('entity-expansion') ? withEntities(answer) : answer;
  }

  /** The final SELECT has no ORDER BY: the page is the right one, the order within it is not. */
  #rows(entries: readonly number[]) {
    const { store, world, clock, faults } = this.#served;
    const stored = [...entries].sort((one, other) => store.compareIds(one, other));
    const rows = stored.map((entry) => rowColumns(renderEntry(store, world, entry), clock));
    const last = rows.at(-1);
    if (last !== undefined && faults.strikes('changed-duplicates'))
      rows.push({ ...last, ItemName: 'renamed meanwhile' });
    return rows;
  }

  #question({ fields, style }: PanelRequest): FaultyQuestion | string {
    const { world, clock, board } = this.#served;
    const userId = Number(fields['userId']);
    const tenant = world.find(({ owner }) => owner.id === userId);
    const isForbidden = tenant?.place === 2 && board.isOn('forbidden-tenant') && board.strikes('forbidden-tenant');
    if (tenant === undefined || isForbidden) return NOT_ALLOWED;
    const first = clock.dayOf(fields['startDate'] ?? '');
    const last = clock.dayOf(fields['endDate'] ?? '');
    if (first === null || last === null) return 'Input string was not in a correct format.';
    const from = clock.instantOf(first, { hour: 0, minute: 0, second: 0 });
    const end = clock.instantOf(last, { hour: 23, minute: 59, second: 59 });
    // The stored procedure includes 23:59:59.000, Entity Framework's condition does not.
    return { place: tenant.place, from, to: style === 'asmx' ? end + 1 : end };
  }

  #page(
    question: FaultyQuestion,
    asked: { readonly sort: string; readonly packageId: number; readonly startRow: number; readonly count: number },
  ): { readonly total: number; readonly entries: readonly number[] } {
    const { store, board } = this.#served;
    const { sort, packageId, startRow, count } = asked;
    const order = store.order(packageId > 0 ? 0 : question.place);
    if (order === null) return { total: 0, entries: [] };
    const isShuffled = sort === 'StartDate ASC' && board.isOn('equal-times');
    if (sort === 'StartDate ASC' && packageId === 0 && !isShuffled) {
      return { total: order.count(question.from, question.to), entries: order.page(question, startRow, count) };
    }
    const listed = this.#list(question, { sort, packageId, isShuffled });
    return { total: listed.length, entries: listed.slice(startRow, startRow + count) };
  }

  #list(
    question: FaultyQuestion,
    {
      sort,
      packageId,
      isShuffled,
    }: { readonly sort: string; readonly packageId: number; readonly isShuffled: boolean },
  ): readonly number[] {
    const { store, world } = this.#served;
    const key = JSON.stringify([question, sort, packageId, store.version]);
    if (!isShuffled && this.#listed?.key === key) return this.#listed.entries;
    const space = world.flatMap((tenant) => tenant.spaces.map((one) => ({ tenant: tenant.place, id: one.id })));
    const wanted = space.find((one) => one.id === packageId);
    const spacePlace =
      wanted === undefined ? -1 : world[wanted.tenant]?.spaces.findIndex((one) => one.id === packageId);
    const all = (
      store.order(wanted?.tenant ?? question.place)?.page(question, 0, Number.POSITIVE_INFINITY) ?? []
    ).filter((entry) => packageId === 0 || (wanted !== undefined && spacePlaceOf(entry) === spacePlace));
    if (sort.startsWith('RecordI')) all.sort((one, other) => store.compareIds(one, other));
    if (isShuffled) shuffleTies(all, (entry) => store.atOf(entry));
    if (sort.endsWith('DESC')) all.reverse();
    this.#listed = isShuffled ? null : { key, entries: all };
    return all;
  }

  #delete(request: PanelRequest): StandInAnswer {
    const question = this.#question(request);
    if (typeof question === 'string') return soapFault(question);
    const { store } = this.#served;
    const entries = store.order(question.place)?.page(question, 0, Number.POSITIVE_INFINITY) ?? [];
    store.deleteEntries(entries);
    return soapAnswer(request, '0');
  }
}

/** Without a source the stored procedure compares with NULL, which is never true. */
function tasksOf(source: string): readonly Readonly<Record<string, string>>[] {
  return (VOCABULARY[source.toUpperCase()] ?? []).map((TaskName) => ({ SourceName: source, TaskName }));
}

/** Entries of one time come in another order with each answer. */
function shuffleTies(entries: number[], atOf: (entry: number) => number): void {
  for (let from = 0; from < entries.length; ) {
    let to = from + 1;
    while (to < entries.length && atOf(entries[to] ?? 0) === atOf(entries[from] ?? 0)) to += 1;
    for (let index = to - 1; index > from; index -= 1) {
      const other = from + Math.floor(Math.random() * (index - from + 1));
      [entries[index], entries[other]] = [entries[other] ?? 0, entries[index] ?? 0];
    }
    from = to;
  }
}
