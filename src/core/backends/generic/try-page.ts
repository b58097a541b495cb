import type { CancelSignal } from '../../archive/archive';
import type { Connection } from '../../connections/connection';
import type { Microseconds } from '../../entry/entry-time';
import type { PreparedEntry } from '../../entry/prepared-entry';
import { ExpectedFailure } from '../../failure/failure';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpRequest, HttpResponse } from '../../http/http-client';
import { decodeText } from '../../records/decode';
import type { CollectionScope, ConnectorTools, RemoteTenant } from '../connector';
import { createEntryReader } from '../entry-reader';
import { LUMU_DESCRIPTION } from '../lumu/lumu-description';
import { type Description, descriptionOption, descriptionProblems } from './description';
import { type DescribedAnswer, readAnswer } from './described-answer';
import { type DescribedContext, describedContext, logOf, pageRequest, tenantAsked } from './described-context';
import { shownRequest } from './described-request';
import { describedTenants } from './described-tenants';
import { lastIdOf } from './last-id';
import { type Step, PageSteps } from './next-page';
import { cursorText, firstPosition, type PagePosition, positionOf } from './page-position';
import { itemProblems, placeProblems } from './try-problems';

const LONGEST_BODY = 200_000;
const MOST_ENTRIES = 100;
/** A trial shows what came, whatever its status. */
const ANY_STATUS: readonly number[] = Array.from({ length: 200 }, (_, index) => 400 + index);

/** One live page of a backend whose description may be half-written. */
export interface TriedAnswer {
  /** Method, address, headers and body; the secret is not in it. Empty where no request could be made. */
  readonly request: string;
  readonly status: number | null;
  /** Cut at 200,000 characters. */
  readonly bodyText: string;
  /** As they would be kept; at most 100. */
  readonly entries: readonly PreparedEntry[];
  readonly items: number;
  /** Asks for the next page; null: none was found. */
  readonly next: string | null;
  /** One sentence each, saying which part of the description to change. */
  readonly problems: readonly string[];
}

export interface TrialRange {
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly cursor: string | null;
}

/** Asks one page and tells what does not fit yet; fails only where it is cancelled. */
export async function tryPage(
  connection: Connection,
  tools: ConnectorTools,
  range: TrialRange,
  signal: CancelSignal,
): Promise<TriedAnswer> {
  const isLumu = connection.connector === 'lumu';
  const given = connection.options.description ?? (isLumu ? LUMU_DESCRIPTION : {});
  const parsed = descriptionOption.safeParse(given);
  if (!parsed.success) return nothing(descriptionProblems(given));
  const context = describedContext(connection, parsed.data, tools, isLumu ? 'lumu' : 'generic');
  try {
    return await new Trial(context, range).run(signal);
  } catch (error) {
    if (error instanceof BackendFailure) return { ...nothing([withDetail(error)]), status: error.status };
    if (error instanceof ExpectedFailure && error.code !== 'cancelled') return nothing([error.message]);
    throw error;
  }
}

function nothing(problems: readonly string[]): TriedAnswer {
  return { request: '', status: null, bodyText: '', entries: [], items: 0, next: null, problems };
}

const withDetail = (failure: BackendFailure): string =>
  failure.detail === null ? failure.message : `${failure.message} It said: ${failure.detail.slice(0, 300)}`;

class Trial {
  readonly #context: DescribedContext;
  readonly #range: TrialRange;
  readonly #description: Description;

  constructor(context: DescribedContext, range: TrialRange) {
    this.#context = context;
    this.#range = range;
    this.#description = context.description;
  }

  async run(signal: CancelSignal): Promise<TriedAnswer> {
    const { scope, problems } = await this.#scope(signal);
    const { paging } = this.#description;
    const { cursor } = this.#range;
    const position = (cursor === null ? null : positionOf(paging, cursor)) ?? firstPosition(paging);
    const request = pageRequest(this.#context, scope, this.#range, position);
    const asked = { ...nothing([]), request: shownRequest(request) };
    let response: HttpResponse;
    try {
      response = await this.#context.tools.http.send({ ...request, accept: ANY_STATUS }, signal);
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error;
      return { ...asked, status: error.status, problems: [...problems, withDetail(error)] };
    }
    const text = decodeText(response.body, 'utf-8', this.#context.tools.decoding);
    const answered = { ...asked, status: response.status, bodyText: text.slice(0, LONGEST_BODY) };
    if (response.status >= 400) {
      return { ...answered, problems: [...problems, statusProblem(response.status)] };
    }
    return this.#read(answered, { problems, request, response, text }, scope, position);
  }

  /** Asks for the first tenant; where none can be told, for one without a name, so that the rest can still be seen. */
  async #scope(signal: CancelSignal): Promise<{ scope: CollectionScope; problems: readonly string[] }> {
    let tenants: readonly RemoteTenant[] = [];
    const problems: string[] = [];
    try {
      tenants = await describedTenants(this.#context, signal);
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error;
      // Without a sign-in nothing says whether the tenants are described rightly.
      const hint = error.status === 401 ? '' : ' Change the part tenants.';
      problems.push(`The tenants could not be listed: ${withDetail(error)}${hint}`);
    }
    const [first] = tenants;
    if (first === undefined && problems.length === 0 && this.#description.tenants.kind !== 'records') {
      problems.push('There is no tenant to ask for: change the part tenants.');
    }
    const title = first?.name ?? first?.id ?? this.#context.connection.name;
    return { scope: { id: 'trial', title, tenants: first === undefined ? [] : [first], isOpen: true }, problems };
  }

  #read(
    answered: TriedAnswer,
    came: { problems: readonly string[]; request: HttpRequest; response: HttpResponse; text: string },
    scope: CollectionScope,
    position: PagePosition,
  ): TriedAnswer {
    const { items, paging, signIn } = this.#description;
    const { tools } = this.#context;
    const what = logOf(this.#context, scope);
    let answer: DescribedAnswer;
    try {
      answer = readAnswer(came.response, came.request.address, {
        items,
        paging,
        signIn,
        what,
        decoding: tools.decoding,
      });
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error;
      const places = placeProblems(this.#description, came.text, error);
      return { ...answered, problems: [...came.problems, ...places] };
    }
    const plan = this.#context.plans.of(tenantAsked(this.#context, scope));
    const known = answer.items.map((record) => this.#context.plans.know(record, plan, tools.decoding));
    const reader = createEntryReader(plan, tools);
    const entries = answer.items.slice(0, MOST_ENTRIES).flatMap((record) => {
      const outcome = reader.read(record);
      return outcome.kind === 'entries' ? outcome.entries : [];
    });
    const step = this.#step(answer, position, what);
    return {
      ...answered,
      entries: entries.slice(0, MOST_ENTRIES),
      items: answer.items.length,
      next: step.kind === 'go-on' ? cursorText(paging, step.position) : null,
      problems: [
        ...came.problems,
        ...itemProblems(this.#description, answer, known, this.#range),
        ...(step.kind === 'fail' ? [`${step.failure.message} Change the part paging.`] : []),
      ],
    };
  }

  #step(answer: DescribedAnswer, position: PagePosition, what: string): Step {
    const { plans, tools } = this.#context;
    const plan = plans.of(null);
    const count = answer.items.length;
    const lastId = lastIdOf(
      answer.items,
      this.#description.paging,
      (record) => plans.know(record, plan, tools.decoding).id,
    );
    const facts = { items: count, newItems: count, next: answer.next, total: answer.total, received: count, lastId };
    return new PageSteps(this.#description, what).after(position, { ...facts, isBehindWindow: false });
  }
}

function statusProblem(status: number): string {
  if (status === 401) return 'The backend refused the sign-in (401): change the part sign-in, or the secret.';
  if (status === 403)
    return 'The backend forbids this (403): the account may lack the right, or the tenant is another’s.';
  if (status === 404) return 'There is nothing at this address (404): change the path of the request.';
  if (status === 405) return 'The backend does not take this method (405): change the method of the request.';
  if (status === 415) return 'The backend does not take this type of body (415): change the body type of the request.';
  if (status === 429)
    return 'The backend asks to come back later (429): try again, and lower the rate in the part limits.';
  if (status >= 500) return `The backend failed (${status}): try again; if it stays so, change the request.`;
  return `The backend does not understand the request (${status}): compare it with what its documents ask for.`;
}
