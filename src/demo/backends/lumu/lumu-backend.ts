import type { FaultBoard } from '../fault';
import { LogFaults } from '../log-faults';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import type { LumuLog } from './lumu-log';

/** A key for each role of the portal; the vendor's keys do not tell theirs. */
export const LUMU_KEYS = {
  admin: 'demo-only-key-of-an-admin',
  supervisor: 'demo-only-key-of-a-supervisor',
  analyst: 'demo-only-key-of-an-analyst',
} as const;
type Role = keyof typeof LUMU_KEYS;

const HOUR_MS = 3_600_000;
export const LUMU_RETENTION_MS = 180 * 24 * HOUR_MS;
const MOST_ITEMS = 1000;

interface LumuQuestion {
  readonly page: number;
  readonly items: number;
  /** `[from, to)` in epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** The portal's log on the inferred contract: newest first, pages by number, nothing older than 180 days. */
export class LumuBackend {
  readonly #log: LumuLog;
  readonly #faults: FaultBoard;
  readonly #logFaults: LogFaults;
  readonly #nowMs: () => number;
  /** What a Supervisor sees besides the portal. */
  readonly #assigned: ReadonlySet<string>;
  /** Pages that a fault has made empty once: the next asking brings them. */
  readonly #emptied = new Set<string>();

  constructor(log: LumuLog, faults: FaultBoard, nowMs: () => number, assigned: ReadonlySet<string>) {
    this.#log = log;
    this.#faults = faults;
    this.#logFaults = new LogFaults(faults, nowMs, { crowd: 600, lateHours: 12 });
    this.#nowMs = nowMs;
    this.#assigned = assigned;
  }

  answer(request: StandInRequest): StandInAnswer {
    if (request.path !== '/api/audit-logs/all' || request.method !== 'POST') return failed(404, 'Not found');
    const role = (Object.keys(LUMU_KEYS) as Role[]).find((one) => LUMU_KEYS[one] === request.query.get('key'));
    if (role === undefined) return failed(401, 'Invalid company key');
    if (role === 'analyst') return failed(403, 'The role Analyst has no access to the audit log');
    const question = questionOf(request);
    if (question === null) return failed(400, 'fromDate and toDate are needed');
    if (this.#faults.strikes('quota-as-403')) return failed(403, 'Rate limit exceeded', true);
    return this.#page(question, role);
  }

  #page(question: LumuQuestion, role: Role): StandInAnswer {
    this.#logFaults.before(this.#log);
    const { page, items } = question;
    const found = this.#entries(question, role);
    const key = JSON.stringify(question);
    const isEmptied = page > 1 && !this.#emptied.has(key) && this.#faults.strikes('empty-page-with-next');
    if (isEmptied) this.#emptied.add(key);
    const records = isEmptied ? [] : found.entries.map((entry) => this.#log.render(entry));
    const [first] = found.entries;
    if (first !== undefined && !isEmptied && this.#faults.strikes('changed-duplicates')) {
      records.push(this.#log.render(first, true));
    }
    const isLoop = found.entries.length > 0 && this.#faults.strikes('next-to-itself');
    const next = isLoop ? page : found.hasNext || isEmptied ? page + 1 : null;
    // An emptied page's entries come with the next number, so that nothing is lost by the fault alone.
    const info = { page, items, ...(next === null ? {} : { next: isEmptied ? page + 0.5 : next }) };
    const body = `{"items":[${records.join(',')}],"paginationInfo":${JSON.stringify(info)},"timestamp":${JSON.stringify(new Date(this.#nowMs()).toISOString())}}`;
    this.#logFaults.after(this.#log, found.hasNext ? this.#nowMs() - HOUR_MS : null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body, isLog: true };
  }

  #entries({ page, items, from, to }: LumuQuestion, role: Role): { entries: readonly number[]; hasNext: boolean } {
    const { times } = this.#log;
    const oldest = Math.max(from, this.#nowMs() - LUMU_RETENTION_MS);
    const entries: number[] = [];
    let skip = (page - 1) * items;
    for (const entry of times.before({ at: to, id: -1 })) {
      if (times.atOf(entry) < oldest) break;
      if (!this.#isSeen(entry, role)) continue;
      if (skip > 0) {
        skip -= 1;
        continue;
      }
      if (entries.length === items) return { entries, hasNext: true };
      entries.push(entry);
    }
    return { entries, hasNext: false };
  }

  #isSeen(entry: number, role: Role): boolean {
    const { id } = this.#log.companyOf(entry);
    return role === 'admin' || id === null || this.#assigned.has(id);
  }
}

function questionOf(request: StandInRequest): LumuQuestion | null {
  // Half a page is the second asking of one that a fault made empty.
  const page = Math.floor(Number(request.query.get('page') ?? '1'));
  const items = Math.min(MOST_ITEMS, Number(request.query.get('items') ?? '50'));
  try {
    const { fromDate, toDate } = JSON.parse(request.body) as { fromDate?: unknown; toDate?: unknown };
    const from = Date.parse(String(fromDate));
    const to = Date.parse(String(toDate));
    return Number.isNaN(from + to) || !(page >= 1 && items >= 1) ? null : { page, items, from, to };
  } catch {
    return null;
  }
}

function failed(status: number, message: string, isLog = false): StandInAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }), isLog };
}
