import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { FramedRecord } from '../../records/framed-record';
import type { ConnectorPage, PagePart, WindowEnd, WindowRequest } from '../connector';
import type { ReadingPlan } from '../reading-plan';
import { type DescribedAnswer, readAnswer } from './described-answer';
import { type DescribedContext, logOf, pageRequest, placeholdersOf, tenantAsked } from './described-context';
import type { KnownItem } from './described-plan';
import { lastIdOf } from './last-id';
import { type PageFacts, PageSteps } from './next-page';
import { cursorText, firstPosition, type PagePosition, positionOf } from './page-position';
import { askedRange } from './retained-range';
import { SeenRecords } from './seen-records';
import { agreement, WindowTally } from './window-tally';

/** Reads one window of a described backend to its end. */
export async function* readDescribedWindow(
  context: DescribedContext,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const asked = askedRange(context.description, request, context.tools.now());
  if (asked.end !== null) return asked.end;
  const reading = new WindowReading(context, { ...request, from: asked.from });
  const end = yield* reading.run(signal);
  return end.outcome === 'complete' && asked.reason !== null
    ? { ...end, outcome: 'expired', reason: asked.reason }
    : end;
}

class WindowReading {
  readonly #context: DescribedContext;
  readonly #request: WindowRequest;
  readonly #what: string;
  readonly #seen: SeenRecords;
  readonly #kept: ReadonlySet<string> | null;
  readonly #isAskedByTime: boolean;

  constructor(context: DescribedContext, request: WindowRequest) {
    this.#context = context;
    this.#request = request;
    this.#what = logOf(context, request.scope);
    this.#seen = new SeenRecords(context.tools.digest);
    const { scope } = request;
    const isFiltered = context.description.tenants.kind === 'records' && !scope.isOpen;
    this.#kept = isFiltered ? new Set(scope.tenants.map((tenant) => tenant.id)) : null;
    this.#isAskedByTime =
      placeholdersOf(context.description).has('from') && context.description.paging.kind !== 'checkpoint';
  }

  /** Reads the window, and once more where what came does not agree with the backend's own total. */
  async *run(signal: CancelSignal): AsyncGenerator<ConnectorPage, WindowEnd, void> {
    const { paging } = this.#context.description;
    const { cursor } = this.#request;
    const resumed = cursor === null ? null : positionOf(paging, cursor);
    let start = resumed ?? firstPosition(paging);
    for (let reading = 1; ; reading += 1) {
      const tally = new WindowTally(start.isFirst);
      yield* this.#read(start, tally, signal);
      const verdict = agreement(this.#context.description, tally, this.#what);
      if (verdict.kind === 'end') {
        if (this.#isAskedByTime) tally.failWhereOutside(this.#request, this.#context.description, this.#what);
        return verdict.end;
      }
      if (reading > 1 && tally.isWhole) throw new BackendFailure('inconsistent', verdict.reason);
      this.#seen.readAgain();
      start = firstPosition(paging);
    }
  }

  async *#read(
    start: PagePosition,
    tally: WindowTally,
    signal: CancelSignal,
  ): AsyncGenerator<ConnectorPage, void, void> {
    const { description } = this.#context;
    const steps = new PageSteps(description, this.#what);
    let position = start;
    for (;;) {
      const answer = await this.#ask(position, signal);
      const { page, facts } = this.#take(answer, tally);
      const step = steps.after(position, facts);
      const cursor = step.kind === 'go-on' ? cursorText(description.paging, step.position) : null;
      yield { ...page, cursor };
      if (step.kind === 'end') return;
      if (step.kind === 'fail') throw step.failure;
      position = step.position;
    }
  }

  async #ask(position: PagePosition, signal: CancelSignal): Promise<DescribedAnswer> {
    const { description, tools } = this.#context;
    const request = pageRequest(this.#context, this.#request.scope, this.#request, position);
    const response = await tools.http.send(request, signal);
    const { items, paging, signIn } = description;
    const answer = { items, paging, signIn, what: this.#what, decoding: tools.decoding };
    return readAnswer(response, request.address, answer);
  }

  #take(answer: DescribedAnswer, tally: WindowTally): { page: Omit<ConnectorPage, 'cursor'>; facts: PageFacts } {
    const { plans, description, tools } = this.#context;
    const plan = plans.of(tenantAsked(this.#context, this.#request.scope));
    const parts = new Map<ReadingPlan, FramedRecord[]>();
    let newItems = 0;
    let behind = 0;
    for (const record of answer.items) {
      const item = plans.know(record, plan, tools.decoding);
      const { isNew, isWanted } = this.#seen.meet(record, item.id === null ? null : `${item.tenant ?? ''}\n${item.id}`);
      if (isNew) newItems += 1;
      if (item.at !== null && item.at >= this.#request.to) behind += 1;
      tally.count(item.at, this.#request);
      if (!isWanted || !this.#isKept(item)) continue;
      const own = this.#planOf(item, plan);
      const records = parts.get(own);
      if (records === undefined) parts.set(own, [record]);
      else records.push(record);
    }
    tally.page(answer.items.length, answer.total, this.#seen.distinct);
    const facts = {
      ...{ items: answer.items.length, newItems, next: answer.next, total: answer.total, received: tally.received },
      lastId: lastIdOf(answer.items, description.paging, (record) => plans.know(record, plan, tools.decoding).id),
      isBehindWindow: behind > 0 && behind === answer.items.length,
    };
    const pageParts = [...parts].map(([own, records]): PagePart => ({ plan: own, records }));
    return { page: { parts: pageParts, read: answer.items.length }, facts };
  }

  /** What is no record is kept too, and told as rejected; an entry that names no tenant cannot be another tenant's. */
  #isKept(item: KnownItem): boolean {
    if (this.#kept === null || !item.isRecord) return true;
    const tenant = item.tenant ?? this.#otherwise();
    return tenant === null || this.#kept.has(tenant);
  }

  #planOf(item: KnownItem, plan: ReadingPlan): ReadingPlan {
    return item.tenant === null && plan.tenant === null ? this.#context.plans.of(this.#otherwise()) : plan;
  }

  #otherwise(): string | null {
    const { tenants } = this.#context.description;
    return tenants.kind === 'records' ? (tenants.otherwise?.id ?? null) : null;
  }
}
