import { BackendFailure } from '@core/http/backend-failure';
import type { SignIn } from '@core/http/http-client';
import type { OutgoingRequest } from './place-secret';

type ClientCredentials = Extract<SignIn, { readonly kind: 'client-credentials' }>;

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A token is not used in its last minute, and at most an hour where its life is not told. */
const MARGIN_MS = 60_000;
const UNTOLD_LIFE_S = 3600;

/** Where and how a token is asked for (RFC 6749, 4.4). Only the address that the connector names gets the secret. */
export function tokenRequest(signIn: ClientCredentials, secret: string, isPlainAllowed: boolean): OutgoingRequest {
  const address = URL.canParse(signIn.tokenAddress) ? new URL(signIn.tokenAddress) : null;
  if (address === null || !(address.protocol === 'https:' || (address.protocol === 'http:' && isPlainAllowed))) {
    throw new BackendFailure(
      'malformed',
      'The address that tokens are asked from must begin with https:; check the options of the connection.',
    );
  }
  const form = new URLSearchParams({ ...signIn.fields });
  form.set('grant_type', 'client_credentials');
  form.set('client_id', signIn.clientId);
  form.set('client_secret', secret);
  if (signIn.scope !== null) form.set('scope', signIn.scope);
  return {
    address,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };
}

function parseToken(body: Uint8Array, now: number): Token {
  try {
    const parsed = JSON.parse(Buffer.from(body).toString('utf8')) as Readonly<Record<string, unknown>> | null;
    const text = parsed?.['access_token'];
    if (typeof text !== 'string' || text === '') throw new Error('no token');
    const life = Number(parsed?.['expires_in'] ?? UNTOLD_LIFE_S);
    return { text, until: now + (Number.isFinite(life) && life > 0 ? life : UNTOLD_LIFE_S) * 1000 };
  } catch {
    throw new BackendFailure('malformed', 'The sign-in server answered without a token; check its address.');
  }
}

/**
 * The tokens of one client, in memory until shortly before they expire; each is asked for once, however many wait for it.
 * A client may have several at a time: one for each tenant that it signs in to.
 */
export class ClientToken {
  readonly #now: () => number;
  readonly #kept = new Map<string, Token>();
  readonly #asking = new Map<string, Promise<Token>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async get(signIn: ClientCredentials, ask: () => Promise<Uint8Array>): Promise<string> {
    const key = JSON.stringify([signIn.tokenAddress, signIn.clientId, signIn.scope, signIn.fields]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until - MARGIN_MS > this.#now()) return kept.text;
    const waited = this.#asking.get(key);
    if (waited !== undefined) return (await waited).text;
    const asking = ask().then((body) => parseToken(body, this.#now()));
    this.#asking.set(key, asking);
    try {
      const token = await asking;
      this.#kept.set(key, token);
      return token.text;
    } finally {
      this.#asking.delete(key);
    }
  }

  /** It was refused: the next one is asked anew. */
  drop(text: string): void {
    for (const [key, token] of this.#kept) if (token.text === text) this.#kept.delete(key);
  }
}
