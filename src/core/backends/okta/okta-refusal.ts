import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { HttpResponse } from '../../http/http-client';
import { decodeText } from '../../records/decode';
import { parseJson } from '../../records/parse-json';
import type { TextDecoding } from '../../records/text-decoding';

/** Answers that Okta's own words explain better than their status. */
export const OKTA_REFUSALS: readonly number[] = [400, 401, 403, 404];

/** What Okta refused, and what to do about it. */
export interface OktaRefusal {
  readonly kind: BackendFailureKind;
  readonly text: string;
  readonly advice: string;
  /** Okta's own words. */
  readonly detail: string;
  readonly status: number;
}

/** What an answer refuses; null: it is a good one. `E0000011` and `E0000006` for their statuses are [inferred]. */
export function refusalOf(response: HttpResponse, what: string, decoding: TextDecoding): OktaRefusal | null {
  if (response.status < 300) return null;
  const detail = decodeText(response.body.subarray(0, 2000), 'utf-8', decoding);
  const { code, summary } = errorOf(response.body, decoding);
  return { ...explained(response.status, code, summary, what), detail, status: response.status };
}

/** The failure that a refusal is for a window. */
export function failureOf(refusal: OktaRefusal): BackendFailure {
  const { kind, text, advice, detail, status } = refusal;
  return new BackendFailure(kind, `${text}; ${advice}.`, { status, detail });
}

function explained(
  status: number,
  code: string,
  summary: string,
  what: string,
): Omit<OktaRefusal, 'detail' | 'status'> {
  if (status === 401) {
    return {
      kind: 'sign-in-refused',
      text: `Okta refused the token for ${what}: it is invalid, expired or revoked, or of the other kind`,
      advice:
        'make a new API token in the Admin Console (Security > API > Tokens) and set it as the secret of this connection',
    };
  }
  if (status === 403) {
    return {
      kind: 'forbidden',
      text: `Okta does not let this token read ${what}`,
      advice:
        'give its user a role that reads the System Log, such as Report Administrator, or its application the scope okta.logs.read',
    };
  }
  if (status === 404) {
    return {
      kind: 'not-found',
      text: `There is no System Log at this address`,
      advice:
        'use the address of the organization, such as https://example.okta.com, without a path and without -admin',
    };
  }
  // Documented with this code and this sentence; other parameters that it refuses have the same code.
  if (code === 'E0000053' && /\b180 days\b/.test(summary)) {
    return {
      kind: 'expired',
      text: `Okta is not asked for ${what} that are older than 180 days`,
      advice: 'ask for later days',
    };
  }
  return {
    kind: 'refused',
    text: `Okta did not accept the request for ${what}${summary === '' ? '' : `: ${summary.slice(0, 300)}`}`,
    advice: 'check the address and the options of this connection',
  };
}

/** Nothing of an error is taken for granted: a proxy may have written it. */
function errorOf(body: Uint8Array, decoding: TextDecoding): { readonly code: string; readonly summary: string } {
  let root: unknown = null;
  try {
    root = parseJson(decodeText(body.subarray(0, 100_000), 'utf-8', decoding));
  } catch {
    // Not Okta's own.
  }
  const error = typeof root === 'object' && root !== null ? (root as Readonly<Record<string, unknown>>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { code: text(error.errorCode), summary: text(error.errorSummary) };
}
