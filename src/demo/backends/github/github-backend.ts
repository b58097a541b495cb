import type { FaultBoard } from '../fault';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import { GithubFaults } from './github-faults';
import type { GithubLog } from './github-log';
import { answerQuestion, cursorOf, edgeOf, type GithubPage, type GithubQuestion, parseQuestion } from './github-query';

const HOUR_MS = 3_600_000;
const PATH = /^(?:\/api\/v3)?\/(orgs|enterprises)\/([^/]+)\/audit-log$/;
const DOCUMENTATION = 'https://docs.github.com/rest';

/** What a GitHub stand-in serves. */
export interface GithubContents {
  /** By their number; the enterprise's own log has the last. */
  readonly logs: readonly GithubLog[];
  readonly enterprise: string;
  readonly secret: string;
  readonly requestsPerHour: number;
}

/** Answers as GitHub's interface does. */
export class GithubBackend {
  address = '';
  readonly #contents: GithubContents;
  readonly #faults: FaultBoard;
  readonly #logFaults: GithubFaults;
  readonly #nowMs: () => number;
  #hour = 0;
  #used = 0;

  constructor(contents: GithubContents, faults: FaultBoard, nowMs: () => number) {
    this.#contents = contents;
    this.#faults = faults;
    this.#logFaults = new GithubFaults(faults, nowMs);
    this.#nowMs = nowMs;
  }

  answer(request: StandInRequest): StandInAnswer {
    if (request.headers.authorization !== `Bearer ${this.#contents.secret}`) {
      return this.#refusal(401, 'Bad credentials', {});
    }
    const rate = this.#count();
    if (rate.isOver) return this.#refusal(403, 'API rate limit exceeded for user ID 90000000.', rate.headers);
    const logs = this.#logsOf(request);
    if (logs === null) return this.#refusal(404, 'Not Found', rate.headers);
    const [first] = logs.values();
    const isSecond = first !== undefined && first === this.#contents.logs[1];
    if (isSecond && this.#faults.strikes('forbidden-tenant')) {
      return this.#refusal(403, 'Must have admin rights to Organization.', rate.headers);
    }
    const question = parseQuestion(request.query, this.#nowMs());
    if (question === null || first === undefined) return this.#refusal(422, 'Validation Failed', rate.headers);
    if (this.#faults.strikes('quota-as-403')) return this.#quota();
    this.#logFaults.before(first);
    return this.#page(request, { logs, question, headers: rate.headers });
  }

  /** The logs that a path names: one of an organization, or all of the enterprise; null: none. */
  #logsOf(request: StandInRequest): ReadonlyMap<number, GithubLog> | null {
    const [, root, name] = PATH.exec(request.path) ?? [];
    if (name === undefined || request.method !== 'GET') return null;
    const wanted = decodeURIComponent(name).toLowerCase();
    const all = [...this.#contents.logs.entries()];
    if (root === 'enterprises') return wanted === this.#contents.enterprise.toLowerCase() ? new Map(all) : null;
    const found = all.filter(([, log]) => log.organization?.toLowerCase() === wanted);
    return found.length === 0 ? null : new Map(found);
  }

  #page(
    request: StandInRequest,
    asked: {
      readonly logs: ReadonlyMap<number, GithubLog>;
      readonly question: GithubQuestion;
      readonly headers: Readonly<Record<string, string>>;
    },
  ): StandInAnswer {
    const { logs, question } = asked;
    const headers = { ...asked.headers, 'content-type': 'application/json; charset=utf-8' };
    if (!question.followsEmpty && this.#faults.strikes('empty-page-with-next')) {
      const start = question.after ?? edgeOf(question, question.isAscending);
      const link = `<${this.#link(request, { after: cursorOf(start, true) })}>; rel="next"`;
      return { status: 200, headers: { ...headers, link }, body: '[]', isLog: true };
    }
    const page = answerQuestion(logs, question, this.#nowMs());
    const records = page.entries.map(({ owner, id }) => logs.get(owner)?.render(id) ?? '{}');
    const [first] = page.entries;
    if (first !== undefined && this.#faults.strikes('changed-duplicates')) {
      records.push(logs.get(first.owner)?.render(first.id, true) ?? '{}');
    }
    const link = this.#linksOf(request, page);
    const [log] = logs.values();
    if (log !== undefined) this.#logFaults.after(log, page.entries, page.hasNext);
    return {
      status: 200,
      headers: link === '' ? headers : { ...headers, link },
      body: `[${records.join(',')}]`,
      isLog: true,
    };
  }

  #linksOf(request: StandInRequest, page: GithubPage): string {
    const first = page.entries[0];
    const last = page.entries.at(-1);
    const links: string[] = [];
    if (first !== undefined && this.#faults.strikes('next-to-itself')) {
      links.push(`<${this.#link(request, {})}>; rel="next"`);
    } else if (page.hasNext && last !== undefined) {
      links.push(`<${this.#link(request, { after: cursorOf(last), before: '' })}>; rel="next"`);
    }
    if (page.hasNext || page.hasPrevious) {
      links.push(`<${this.#link(request, { after: '', before: '' })}>; rel="first"`);
    }
    if (page.hasPrevious && first !== undefined) {
      links.push(`<${this.#link(request, { after: '', before: cursorOf(first) })}>; rel="prev"`);
    }
    return links.join(', ');
  }

  #link(request: StandInRequest, changed: Readonly<Record<string, string>>): string {
    const query = new URLSearchParams(request.query);
    for (const [name, value] of Object.entries(changed)) query.set(name, value);
    return `${this.address}${request.path}?${query.toString()}`;
  }

  #count(): { readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> } {
    const limit = this.#contents.requestsPerHour;
    const hour = Math.floor(this.#nowMs() / HOUR_MS);
    if (hour !== this.#hour) this.#used = 0;
    this.#hour = hour;
    const isOver = this.#used >= limit;
    if (!isOver) this.#used += 1;
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - this.#used),
      'x-ratelimit-used': String(this.#used),
      'x-ratelimit-reset': String((hour + 1) * 3600),
      'x-oauth-scopes': 'read:audit_log',
    };
    return { isOver, headers };
  }

  /** As if the hour's quota were used up, an hour that ends at once. */
  #quota(): StandInAnswer {
    return this.#refusal(403, 'API rate limit exceeded for user ID 90000000.', {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(this.#nowMs() / 1000)),
    });
  }

  #refusal(status: number, message: string, headers: Readonly<Record<string, string>>): StandInAnswer {
    return {
      status,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ message, documentation_url: DOCUMENTATION, status: String(status) }),
    };
  }
}
