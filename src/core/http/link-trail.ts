import { BackendFailure } from './backend-failure';
import { originOf } from './origin';

const LINK = /<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i;

/** The address that the Link header gives for a relation; null: it gives none. Several headers come joined by ", ". */
export function linkOf(headers: Readonly<Record<string, string>>, relation: string): string | null {
  for (const [, address, parameters] of (headers.link ?? '').matchAll(LINK)) {
    const [, quoted, bare] = RELATION.exec(parameters ?? '') ?? [];
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
    if (address !== undefined && address !== '' && relations.includes(relation)) return address;
  }
  return null;
}

/** Follows next links of one window: to the connection's own origin alone, and never to the same place twice. */
export class LinkTrail {
  readonly #base: string;
  readonly #what: string;
  readonly #seen = new Set<string>();

  /** `base`: the connection's address. */
  constructor(base: string, what: string) {
    this.#base = base;
    this.#what = what;
  }

  /** True where the address may be asked at all: a kept cursor may be of a connection's earlier address. */
  leadsHome(address: string): boolean {
    return originOf(address) !== null && originOf(address) === originOf(this.#base);
  }

  /** Keeps an address that was asked, so that no link leads back to it. */
  asked(address: string): void {
    this.#seen.add(address);
  }

  /**
   * The absolute address of the next page; null: there is no next link. Fails with `redirected` where it leads to
   * another origin, which would not get the secret, and with `inconsistent` where it leads back, unless it may: the
   * next link of a polled log's empty page asks the same again.
   */
  next(headers: Readonly<Record<string, string>>, mayLeadBack = false): string | null {
    const link = linkOf(headers, 'next');
    if (link === null) return null;
    const address = /^\/(?!\/)/.test(link) ? `${originOf(this.#base) ?? ''}${link}` : link;
    if (!this.leadsHome(address)) {
      throw new BackendFailure(
        'redirected',
        `The next page of ${this.#what} is said to be at another address than this connection's, so it was not asked for; use the address that the backend itself uses.`,
        { detail: address },
      );
    }
    if ((this.#seen.has(address) || link === linkOf(headers, 'self')) && !mayLeadBack) {
      throw new BackendFailure(
        'inconsistent',
        `The next link of ${this.#what} leads back to a page that was read before, so the end was not reached; collect again later.`,
        { detail: address },
      );
    }
    this.#seen.add(address);
    return address;
  }
}
