import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { TextDecoding } from '../../records/text-decoding';
import type { AskedDays } from './asked-days';
import { cutRows, type CutRow, type RowsPage } from './cut-rows';
import type { PanelService } from './panel-service';

/** Whose log is asked for, and of which days. */
export interface LogQuestion {
  /** The user whose subtree is asked: a customer with its peers, a reseller with all of its customers. */
  readonly userId: string;
  /** 0: of all hosting spaces. */
  readonly packageId?: string;
  readonly days: AskedDays;
  /** One column, and the direction. */
  readonly sort: string;
  readonly what: string;
}

/** How one reading of all pages of a question ended. */
export interface SweepEnd {
  /** The service's count, by its last answer. */
  readonly total: number;
  /** What does not agree; null: every entry that it counted has come. */
  readonly problem: string | null;
  /** True where the count rose meanwhile, and all the same every entry has come. */
  readonly hasGrown: boolean;
}

/** `GetAuditLogRecordsPaged`. */
export class PanelLog {
  readonly #service: PanelService;
  readonly #decoding: TextDecoding;
  #pageSize: number;

  constructor(service: PanelService, decoding: TextDecoding, pageSize: number) {
    this.#service = service;
    this.#decoding = decoding;
    this.#pageSize = pageSize;
  }

  /** One answer. `maximumRows`: rows `[startRow, startRow + maximumRows)` of the order. */
  async page(
    question: LogQuestion,
    place: { readonly startRow: number; readonly maximumRows: number },
    signal: CancelSignal,
  ): Promise<RowsPage> {
    const { userId, packageId = '0', days, sort, what } = question;
    const parameters = [
      ['userId', userId],
      ['packageId', packageId],
      ['itemId', 0],
      ['itemName', ''],
      ['startDate', days.startDate],
      ['endDate', days.endDate],
      ['severityId', -1],
      ['sourceName', ''],
      ['taskName', ''],
      ['sortColumn', sort],
      ['startRow', place.startRow],
      ['maximumRows', place.maximumRows],
    ] as const;
    const call = { service: 'esAuditLog', operation: 'GetAuditLogRecordsPaged', parameters, what } as const;
    const response = await this.#service.send(call, signal);
    return cutRows(response.body, what, this.#decoding);
  }

  /**
   * Reads every page of a question once. A short page is not the end while the count says more, nor is a full one while
   * the count says that nothing follows: only a short page that reaches the count is.
   */
  async *sweep(question: LogQuestion, signal: CancelSignal): AsyncGenerator<readonly CutRow[], SweepEnd, void> {
    const known = new DistinctIds(this.#decoding);
    let startRow = 0;
    let first: number | null = null;
    let total = 0;
    let hasShrunk = false;
    for (;;) {
      const { page, asked } = await this.#pageOfFittingSize(question, startRow, signal);
      hasShrunk ||= first !== null && page.total < total;
      first ??= page.total;
      ({ total } = page);
      for (const row of page.rows) known.add(row);
      // One more than asked (a repeated entry) must not make the next page skip one.
      startRow += Math.min(asked, page.rows.length);
      yield page.rows;
      if (page.rows.length === 0 || (page.rows.length < asked && startRow >= total)) break;
    }
    const problem = disagreement({ first, total, count: known.size, hasShrunk });
    return { total, problem, hasGrown: total > first };
  }

  /** Entries with large execution logs may need smaller pages than the usual. */
  async #pageOfFittingSize(
    question: LogQuestion,
    startRow: number,
    signal: CancelSignal,
  ): Promise<{ readonly page: RowsPage; readonly asked: number }> {
    for (let asked = this.#pageSize; ; asked = Math.ceil(asked / 10)) {
      try {
        return { page: await this.page(question, { startRow, maximumRows: asked }, signal), asked };
      } catch (error) {
        if (!(error instanceof BackendFailure) || error.kind !== 'too-large' || asked === 1) throw error;
      }
    }
  }
}

function disagreement(seen: {
  readonly first: number | null;
  readonly total: number;
  readonly count: number;
  readonly hasShrunk: boolean;
}): string | null {
  const { first, total, count, hasShrunk } = seen;
  if (hasShrunk) return `the panel counted ${first ?? 0} entries first and ${total} in the end`;
  return count === total ? null : `the panel counts ${total} entries and gave ${count}`;
}

/** Counts entries by their RecordID; one without an id counts by itself. */
class DistinctIds {
  /** A GUID as a number takes a third of its text, and holds no answer in memory. */
  readonly #ids = new Set<bigint | string>();
  readonly #decoding: TextDecoding;
  #nameless = 0;

  constructor(decoding: TextDecoding) {
    this.#decoding = decoding;
  }

  get size(): number {
    return this.#ids.size + this.#nameless;
  }

  add({ columns }: CutRow): void {
    const id = columns.get('recordid');
    if (id === undefined || id === '') this.#nameless += 1;
    else if (/^[0-9a-f]{32}$/i.test(id)) this.#ids.add(BigInt(`0x${id}`));
    // A part of a text keeps the whole of it alive: this makes it a text of its own.
    else this.#ids.add(this.#decoding.decodeUtf8(this.#decoding.encodeUtf8(id)));
  }
}
