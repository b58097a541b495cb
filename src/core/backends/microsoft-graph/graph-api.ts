import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpRequest } from '../../http/http-client';
import type { FramedRecord } from '../../records/framed-record';
import type { ConnectorTools, RemoteTenant } from '../connector';
import { readJson, readJsonPage } from '../json-page';
import { type EntraApp, signInTo, titleOf } from '../microsoft365/entra';
import { originOf } from '../microsoft365/management-api';
import { explainedGraph } from './graph-failure';
import { GRAPH_TITLES, type GraphStream } from './graph-options';

/** Whose log is asked. */
export interface GraphLog {
  readonly tenant: RemoteTenant;
  readonly stream: GraphStream;
}

export interface GraphPage {
  readonly records: readonly FramedRecord[];
  /** The record as parsed, for each of `records`. */
  readonly values: readonly unknown[];
  /** Absolute; null at the end. */
  readonly next: string | null;
}

/** The requests of Microsoft Graph's logs, for any of the app's tenants. */
export class GraphApi {
  readonly tools: ConnectorTools;
  readonly #app: EntraApp;
  readonly #address: string;

  constructor(tools: ConnectorTools, app: EntraApp, address: string) {
    this.tools = tools;
    this.#app = app;
    this.#address = address;
  }

  /** True for an address of the connection's own origin: no other is asked. */
  isOwn(address: string): boolean {
    const origin = originOf(address);
    return origin !== null && origin === originOf(this.#address);
  }

  /** One page of a collection: by its path, or by the absolute address that the page before gave. */
  async page(log: GraphLog, ask: Pick<HttpRequest, 'address' | 'query'>, signal: CancelSignal): Promise<GraphPage> {
    const what = `${GRAPH_TITLES[log.stream]} of ${titleOf(log.tenant)}`;
    const answer = await this.#send(log, { method: 'GET', ...ask, what }, signal);
    const { root, items } = readJsonPage(answer.body, '/value', what, this.tools.decoding);
    const { value, '@odata.nextLink': next } = root as { value: readonly unknown[]; '@odata.nextLink'?: unknown };
    return { records: items, values: value, next: this.#nextOf(next, what) };
  }

  /** One object. */
  async object(
    log: GraphLog,
    ask: Pick<HttpRequest, 'method' | 'address'> & { readonly json?: unknown },
    signal: CancelSignal,
  ): Promise<Readonly<Record<string, unknown>>> {
    const what = `The audit search of ${titleOf(log.tenant)}`;
    const { json, ...rest } = ask;
    const body = json === undefined ? {} : { body: { text: JSON.stringify(json), type: 'application/json' } };
    // A search that is started twice is a second job, and nobody would read the first.
    const answer = await this.#send(log, { ...rest, ...body, what, isRepeatable: ask.method === 'GET' }, signal);
    const value = readJson(answer.body, what, this.tools.decoding);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new BackendFailure('malformed', `${what} came as something that is no object.`);
    }
    return value as Readonly<Record<string, unknown>>;
  }

  #nextOf(next: unknown, what: string): string | null {
    if (next === undefined || next === null) return null;
    const origin = typeof next === 'string' ? originOf(next) : null;
    if (typeof next !== 'string' || origin === null) {
      throw new BackendFailure('malformed', `${what} name a next page whose address is none.`);
    }
    if (!this.isOwn(next)) {
      throw new BackendFailure(
        'redirected',
        `${what} name a next page at another host, ${origin}, which is not asked.`,
      );
    }
    return next;
  }

  async #send(log: GraphLog, request: Omit<HttpRequest, 'signIn'>, signal: CancelSignal) {
    try {
      return await this.tools.http.send({ ...request, signIn: signInTo(this.#app, log.tenant) }, signal);
    } catch (error) {
      throw explainedGraph(error, log.tenant, log.stream);
    }
  }
}
