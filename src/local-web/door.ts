import { createHash, randomBytes } from 'node:crypto';

const MOST_TOKENS = 200;

const secret = (): string => randomBytes(32).toString('base64url');
/** Secrets are looked up by their digest, so that the time a look-up takes says nothing about them. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

class SecretSet {
  readonly #digests = new Set<string>();

  add(): string {
    const made = secret();
    this.#digests.add(digest(made));
    const [oldest] = this.#digests;
    if (this.#digests.size > MOST_TOKENS && oldest !== undefined) this.#digests.delete(oldest);
    return made;
  }

  has(given: string | undefined): boolean {
    return given !== undefined && this.#digests.has(digest(given));
  }

  take(given: string): boolean {
    return this.#digests.delete(digest(given));
  }
}

/**
 * Who may come in. Cookies do not know ports, so that another server on this machine may see ours: a cookie alone opens
 * nothing. The page key is known to the page that came through the start address alone, and the token to a loaded page.
 */
export class Door {
  readonly #cookie = secret();
  readonly #startTokens = new SecretSet();
  readonly #pageKeys = new SecretSet();
  readonly #tokens = new SecretSet();

  /** For one use, in the address that the browser is started with. */
  issueStartToken(): string {
    return this.#startTokens.add();
  }

  /** Uses a start token up; null for one that was never issued or was used before. */
  enter(startToken: string): { readonly cookie: string; readonly pageKey: string } | null {
    if (!this.#startTokens.take(startToken)) return null;
    return { cookie: this.#cookie, pageKey: this.#pageKeys.add() };
  }

  knowsCookie(cookie: string | undefined): boolean {
    return cookie !== undefined && digest(cookie) === digest(this.#cookie);
  }

  /** A token for one loaded page; null unless cookie and page key are both ours. */
  openSession(cookie: string | undefined, pageKey: string | undefined): string | null {
    return this.knowsCookie(cookie) && this.#pageKeys.has(pageKey) ? this.#tokens.add() : null;
  }

  admits(cookie: string | undefined, token: string | undefined): boolean {
    return this.knowsCookie(cookie) && this.#tokens.has(token);
  }
}
