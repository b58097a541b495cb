import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { Throttling } from '../../http/http-client';
import type { RemoteTenant } from '../connector';
import { titleOf } from './entra';

const CODE = /\bAF\d{3,6}\b/;

/** The vendor's own code (`AF20051`) in an answer that failed. */
export const codeOf = (failure: BackendFailure): string | null =>
  failure.detail === null ? null : (CODE.exec(failure.detail)?.[0] ?? null);

/** AF429 comes with 403 as well as with 429: the baseline of requests in a minute is used up. */
export function managementThrottling(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Throttling | null {
  if ((status !== 403 && status !== 429) || !/\bAF429\b/.test(body)) return null;
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return { retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null };
}

type Meaning = readonly [kind: BackendFailureKind, sentence: (what: string) => string];

const MEANINGS: Readonly<Record<string, Meaning>> = {
  AF10001: [
    'forbidden',
    (where) =>
      `The app has no permission ActivityFeed.Read (for DLP.All: ActivityFeed.ReadDlp) in ${where}: add it to the app registration as an application permission of the Office 365 Management APIs and grant admin consent in that tenant.`,
  ],
  AF20010: [
    'forbidden',
    (where) =>
      `The token was made for another tenant than ${where}: check its tenant ID, and that the sign-in address is left empty or ends at the login host.`,
  ],
  AF20011: ['forbidden', (where) => `Microsoft knows no ${where}: check its tenant ID and the cloud.`],
  AF20012: [
    'forbidden',
    (where) => `Microsoft says that ${where} is not set up for audit: turn on auditing in its compliance portal.`,
  ],
  AF20013: [
    'forbidden',
    (where) => `Microsoft says that ${where} is not set up for audit: turn on auditing in its compliance portal.`,
  ],
  AF20020: ['refused', (where) => `Microsoft does not know the content type that was asked for in ${where}.`],
  AF20022: [
    'refused',
    (where) =>
      `There is no subscription to this content type in ${where}, so Microsoft keeps nothing of it: start it, or allow this connection to start missing subscriptions.`,
  ],
  AF20023: [
    'refused',
    (where) =>
      `The subscription to this content type in ${where} is disabled, so Microsoft keeps nothing of it: start it again.`,
  ],
  AF20030: [
    'refused',
    (where) =>
      `Microsoft refuses the range asked for in ${where}, which by its clock starts more than seven days ago or is longer than a day: check this machine’s clock.`,
  ],
  AF20031: ['refused', (where) => `Microsoft no longer knows the next page of the content list of ${where}.`],
  AF20050: ['expired', () => 'Microsoft no longer has this piece of content.'],
  AF20051: ['expired', () => 'This piece of content is older than the seven days that Microsoft keeps it.'],
};

/** The failure in words for the user where the vendor's code says more than the status. */
export function explained(error: unknown, tenant: RemoteTenant): unknown {
  if (!(error instanceof BackendFailure)) return error;
  const code = codeOf(error);
  const meaning = code === null || !Object.hasOwn(MEANINGS, code) ? undefined : MEANINGS[code];
  if (meaning === undefined) return error;
  const [kind, sentence] = meaning;
  return new BackendFailure(kind, sentence(titleOf(tenant)), {
    ...(error.status === null ? {} : { status: error.status }),
    ...(error.detail === null ? {} : { detail: error.detail }),
  });
}
