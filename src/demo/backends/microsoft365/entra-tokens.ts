import type { Microseconds } from '@core/entry/entry-time';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';

/** Invented, as everything here. */
export const CLIENT_ID = '5de70aa1-c11e-4a00-8a00-0123456789ab';
export const CLIENT_SECRET = 'demo~client.secret-of-the-stand-in';

const TOKEN_SECONDS = 3600;
const PATH = /^\/([0-9a-f-]{36})\/oauth2\/v2\.0\/token$/i;

export const json = (status: number, value: unknown, more: Partial<StandInAnswer> = {}): StandInAnswer => ({
  ...more,
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...more.headers },
  body: JSON.stringify(value),
});

/** The token endpoint: client credentials, one tenant a token. */
export class EntraTokens {
  readonly #tenants: ReadonlySet<string>;
  readonly #now: () => Microseconds;
  readonly #tokens = new Map<string, { readonly tenant: string; readonly until: Microseconds }>();
  #count = 0;

  constructor(tenants: readonly string[], now: () => Microseconds) {
    this.#tenants = new Set(tenants);
    this.#now = now;
  }

  /** null: the request is for something else. */
  answer(request: StandInRequest): StandInAnswer | null {
    const tenant = PATH.exec(request.path)?.[1]?.toLowerCase();
    if (tenant === undefined) return null;
    if (request.method !== 'POST') return json(405, { error: 'invalid_request' });
    const form = new URLSearchParams(request.body);
    if (!this.#tenants.has(tenant)) {
      return json(400, { error: 'invalid_request', error_description: `AADSTS90002: Tenant '${tenant}' not found.` });
    }
    if (form.get('grant_type') !== 'client_credentials' || !(form.get('scope') ?? '').endsWith('/.default')) {
      return json(400, { error: 'invalid_scope', error_description: 'AADSTS70011: The scope is not valid.' });
    }
    if (form.get('client_id') !== CLIENT_ID || form.get('client_secret') !== CLIENT_SECRET) {
      return json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' });
    }
    this.#count += 1;
    const token = `stand-in.${tenant}.${this.#count}`;
    this.#tokens.set(token, { tenant, until: this.#now() + TOKEN_SECONDS * 1_000_000 });
    return json(200, { token_type: 'Bearer', expires_in: TOKEN_SECONDS, access_token: token });
  }

  /** The tenant that the request's token was made for; null: no token that holds. */
  tenantOf(request: StandInRequest): string | null {
    const token = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
    const known = this.#tokens.get(token);
    return known !== undefined && known.until > this.#now() ? known.tenant : null;
  }
}
