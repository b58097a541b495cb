import { FaultBoard, type FaultName, SERVER_FAULTS } from '../fault';
import type { StandIn, StandInOptions } from '../stand-in';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import { startStandInServer } from '../server/stand-in-server';
import { OktaFaults } from './okta-faults';
import { OktaLog } from './okta-log';
import { answerQuestion, type OktaError, type OktaQuestion, parseQuestion, RETENTION_MS, tokenOf } from './okta-query';

const SECRET = '00demo-only-token-of-the-okta-stand-in';
const ORGANIZATION = 'demo-clinic.okta.example';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Far above Okta's own, so that a demo does not wait for it. */
const REQUESTS_A_MINUTE = 6000;

const APPLICABLE: readonly FaultName[] = [
  ...SERVER_FAULTS,
  'late-arrival',
  'inserted-between-pages',
  'equal-times',
  'cap-in-one-second',
  'empty-page-with-next',
  'next-to-itself',
  'changed-duplicates',
  'deleted-entries',
  'huge-record',
];

/** What the Okta stand-in can be told besides. */
export interface OktaStandInOptions extends StandInOptions {
  readonly requestsPerMinute?: number;
}

/** A stand-in for one Okta organization, which is one tenant however many are asked for. */
export async function startOktaStandIn(options: OktaStandInOptions): Promise<StandIn> {
  const faults = new FaultBoard();
  const nowMs = () => Math.floor(options.now() / 1000) + (faults.isOn('clock-off') ? HOUR_MS : 0);
  const log = new OktaLog({
    organization: ORGANIZATION,
    seed: options.seed ?? 'okta',
    entries: options.entriesPerTenant,
    days: options.days,
    nowMs: Math.floor((options.madeAt ?? options.now()) / 1000),
  });
  const backend = new OktaBackend(log, faults, nowMs, options.requestsPerMinute ?? REQUESTS_A_MINUTE);
  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    faults,
    now: options.now,
    answer: (request) => backend.answer(request),
  });
  backend.address = server.address;
  return {
    connector: 'okta',
    title: 'Okta (stand-in)',
    address: server.address,
    account: null,
    secret: SECRET,
    options: { organization: ORGANIZATION, requestsPerMinute: REQUESTS_A_MINUTE },
    authority: server.authority,
    faults,
    applicable: APPLICABLE,
    tenants: [{ id: ORGANIZATION, name: ORGANIZATION }],
    held: () =>
      [...log.times.after({ at: nowMs() - RETENTION_MS, id: -1 })].map((entry) => ({
        nativeId: log.idOf(entry),
        tenant: ORGANIZATION,
        at: log.times.atOf(entry) * 1000,
      })),
    add: (_, at) => log.idOf(log.times.add(Math.floor(at / 1000), nowMs())),
    delete: (ids) => ids.filter((id) => log.times.remove(log.entryOf(id))).length,
    requests: () => server.requests(),
    close: () => server.close(),
  };
}

class OktaBackend {
  address = '';
  readonly #log: OktaLog;
  readonly #faults: FaultBoard;
  readonly #logFaults: OktaFaults;
  readonly #nowMs: () => number;
  readonly #limit: number;
  #minute = 0;
  #used = 0;

  constructor(log: OktaLog, faults: FaultBoard, nowMs: () => number, limit: number) {
    this.#log = log;
    this.#faults = faults;
    this.#logFaults = new OktaFaults(log, faults, nowMs);
    this.#nowMs = nowMs;
    this.#limit = limit;
  }

  answer(request: StandInRequest): StandInAnswer {
    if (request.path !== '/api/v1/logs' || request.method !== 'GET') {
      return this.#error(404, { errorCode: 'E0000022', errorSummary: 'The endpoint does not support this method' });
    }
    const { authorization } = request.headers;
    if (authorization !== `SSWS ${SECRET}` && authorization !== `Bearer ${SECRET}`) {
      return this.#error(401, { errorCode: 'E0000011', errorSummary: 'Invalid token provided' });
    }
    const rate = this.#count();
    if (rate.isOver) {
      const errorSummary = 'API call exceeded rate limit due to too many requests.';
      return this.#error(429, { errorCode: 'E0000047', errorSummary }, rate.headers);
    }
    const question = parseQuestion(request, this.#nowMs());
    if ('errorCode' in question) return this.#error(400, question, rate.headers);
    return this.#page(request, question, rate.headers);
  }

  #page(request: StandInRequest, question: OktaQuestion, rate: Readonly<Record<string, string>>): StandInAnswer {
    this.#logFaults.before();
    const { entries, next } = answerQuestion(this.#log, question, this.#nowMs());
    const self = this.#link(request, null);
    const headers = { ...rate, 'content-type': 'application/json' };
    if (!question.followsEmpty && this.#faults.strikes('empty-page-with-next')) {
      const token = tokenOf(this.#logFaults.beginningOf(question), true);
      const link = `${self}; rel="self", ${this.#link(request, token)}; rel="next"`;
      return { status: 200, headers: { ...headers, link }, body: '[]', isLog: true };
    }
    const records = entries.map((entry) => this.#log.render(entry));
    const [first] = entries;
    if (first !== undefined && this.#faults.strikes('changed-duplicates')) records.push(this.#log.render(first, true));
    const isLoop = entries.length > 0 && this.#faults.strikes('next-to-itself');
    const following = isLoop ? self : next === null ? null : this.#link(request, tokenOf(next));
    this.#logFaults.after(entries, next !== null);
    const link = following === null ? `${self}; rel="self"` : `${self}; rel="self", ${following}; rel="next"`;
    return { status: 200, headers: { ...headers, link }, body: `[${records.join(',')}]`, isLog: true };
  }

  /** The request's own link, or the one that goes on: as in Okta's own example, with all that was asked for. */
  #link(request: StandInRequest, after: string | null): string {
    const query = new URLSearchParams(request.query);
    if (after !== null) query.set('after', after);
    return `<${this.address}/api/v1/logs?${query.toString()}>`;
  }

  #count(): { readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> } {
    const minute = Math.floor(this.#nowMs() / MINUTE_MS);
    if (minute !== this.#minute) this.#used = 0;
    this.#minute = minute;
    const isOver = this.#used >= this.#limit;
    if (!isOver) this.#used += 1;
    const headers = {
      'x-rate-limit-limit': String(this.#limit),
      'x-rate-limit-remaining': String(this.#limit - this.#used),
      'x-rate-limit-reset': String((minute + 1) * 60),
    };
    return { isOver, headers };
  }

  #error(status: number, error: OktaError, headers: Readonly<Record<string, string>> = {}): StandInAnswer {
    const body = { ...error, errorLink: error.errorCode, errorId: 'demo', errorCauses: [] };
    return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  }
}
