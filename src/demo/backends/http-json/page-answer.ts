import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import { type After, type PageQuery, tokenOf } from './page-query';

/** One page, still without its shape. */
export interface Page {
  /** Records as JSON. */
  readonly records: readonly string[];
  /** Where the next page begins; null: there is none. */
  readonly next: After | null;
  readonly total: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Gives a page the shape of its style. `address`: of the server, for links. */
export function pageAnswer(query: PageQuery, page: Page, request: StandInRequest, address: string): StandInAnswer {
  const list = `[${page.records.join(',')}]`;
  const answer = (body: string, headers: Readonly<Record<string, string>> = {}): StandInAnswer => ({
    status: 200,
    headers: { ...JSON_TYPE, ...headers },
    body,
    isLog: true,
  });
  const token = page.next === null ? null : tokenOf(page.next);
  switch (query.style) {
    case 'token':
      return answer(`{"items":${list},"total":${page.total},"next_token":${JSON.stringify(token)}}`);
    case 'page':
    case 'offset':
      return answer(`{"items":${list},"total":${page.total}}`);
    case 'checkpoint':
      return answer(list);
    case 'link':
    case 'link-always': {
      const self = `<${address}${linkTo(request, null)}>; rel="self"`;
      return answer(list, {
        link: token === null ? self : `${self}, <${address}${linkTo(request, token)}>; rel="next"; title="more"`,
      });
    }
    case 'next': {
      const next = token === null ? null : linkTo(request, token);
      return answer(`{"data":{"entries":${list},"total":${page.total}},"links":{"next":${JSON.stringify(next)}}}`);
    }
    case 'graphql': {
      const edges = `[${page.records.map((record) => `{"node":${record}}`).join(',')}]`;
      const info = `{"hasNextPage":${token !== null},"endCursor":${JSON.stringify(token)}}`;
      return answer(`{"data":{"auditLog":{"edges":${edges},"total":${page.total},"pageInfo":${info}}}}`);
    }
  }
}

function linkTo(request: StandInRequest, after: string | null): string {
  const query = new URLSearchParams(request.query);
  if (after !== null) query.set('after', after);
  return `${request.path}?${query.toString()}`;
}
