import { BackendFailure } from '../../http/backend-failure';
import type { HttpResponse, Throttling } from '../../http/http-client';
import { retryAfter, untilReset } from '../../http/reset-pause';
import { decodeText } from '../../records/decode';
import type { TextDecoding } from '../../records/text-decoding';

/** Answers that GitHub's own words explain better than their status. */
export const GITHUB_REFUSALS: readonly number[] = [401, 403, 404, 422];
/** The limits are counted by the hour. */
const LONGEST_PAUSE_MS = 3_660_000;
/** What GitHub asks for after a secondary limit that says no time. */
const SECONDARY_PAUSE_MS = 60_000;

/**
 * GitHub limits with 403 or 429 alike (documented): told from a true 403 by Retry-After, by nothing being left, or by
 * its sentence. The headers' names and the sentences are known from use. [inferred]
 */
export function githubThrottling(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Throttling | null {
  if (status !== 403 && status !== 429) return null;
  const asked = retryAfter(headers);
  if (asked !== null) return { retryAfterMs: asked };
  if (headers['x-ratelimit-remaining']?.trim() === '0') {
    return { retryAfterMs: untilReset(headers['x-ratelimit-reset'], headers, LONGEST_PAUSE_MS) };
  }
  if (/rate limit|abuse detection/i.test(body)) return { retryAfterMs: SECONDARY_PAUSE_MS };
  return status === 429 ? { retryAfterMs: null } : null;
}

/** Milliseconds until GitHub answers again, where a good answer says that it was the last one. */
export function githubPause(headers: Readonly<Record<string, string>>, nowMs: number): number | null {
  if (headers['x-ratelimit-remaining']?.trim() !== '0') return null;
  return untilReset(headers['x-ratelimit-reset'], headers, LONGEST_PAUSE_MS, nowMs);
}

export interface GithubRefusal {
  readonly text: string;
  readonly advice: string;
  readonly failure: BackendFailure;
}

/** What an answer refuses; null: it is a good one. `what`: "the audit log of octo-corp". */
export function githubRefusal(response: HttpResponse, what: string, decoding: TextDecoding): GithubRefusal | null {
  const { status, headers } = response;
  if (status < 300) return null;
  const detail = decodeText(response.body.subarray(0, 2000), 'utf-8', decoding);
  const { kind, text, advice } = explained(status, headers, { what, detail });
  const failure = new BackendFailure(kind, `${text}; ${advice}.`, { status, detail });
  return { text, advice, failure };
}

function explained(
  status: number,
  headers: Readonly<Record<string, string>>,
  { what, detail }: { readonly what: string; readonly detail: string },
): { readonly kind: BackendFailure['kind']; readonly text: string; readonly advice: string } {
  if (status === 401) {
    return {
      kind: 'sign-in-refused',
      text: `GitHub refused the token for ${what}: it is invalid, expired or revoked`,
      advice: 'make a new token with the scope read:audit_log and set it as the secret of this connection',
    };
  }
  if (githubThrottling(status, headers, detail) !== null) {
    const text = `GitHub's limit of requests was still used up for ${what} after waiting`;
    return { kind: 'throttled', text, advice: 'collect again in an hour' };
  }
  if (status === 403) {
    return headers['x-github-sso'] === undefined
      ? {
          kind: 'forbidden',
          text: `GitHub does not let this token read ${what}`,
          advice:
            'use a token with the scope read:audit_log of an owner of the organization or an administrator of the enterprise',
        }
      : {
          kind: 'forbidden',
          text: `GitHub wants this token to be authorized for single sign-on before it reads ${what}`,
          advice: 'authorize it in the settings of the token (Configure SSO)',
        };
  }
  if (status === 404) {
    return {
      kind: 'not-found',
      text: `GitHub knows nothing of ${what}, or does not show it to this token, or has no audit log for its plan`,
      advice: 'check the name, the scope read:audit_log and that it is on Enterprise Cloud or Enterprise Server',
    };
  }
  return {
    kind: 'refused',
    text: `GitHub did not understand the request for ${what}`,
    advice: 'check the options of this connection',
  };
}
