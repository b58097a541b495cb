import type { Connection } from '../../connections/connection';
import { ExpectedFailure } from '../../failure/failure';
import type { TrafficRules } from '../../http/http-client';
import { hostOf, isUnprotected } from '../../http/origin';
import { retryAfter, untilReset } from '../../http/reset-pause';
import type { Connector } from '../connector';
import { oktaFields, type OktaOptions, oktaOptionsSchema } from './okta-options';
import { openOkta } from './okta-session';

const MINUTE_MS = 60_000;
/** The limit counts by the minute [inferred]; a longer pause would be a wrong clock's. */
const LONGEST_PAUSE_MS = 90_000;
/** Left to the organization's other programs: the limit is everybody's. */
const SHARE_FOR_OTHERS = 0.1;

/** Okta's System Log, by bounded requests and by polling. */
export const oktaConnector: Connector = {
  id: 'okta',
  kind: 'okta',
  title: 'Okta System Log',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: { label: 'Address of the organization', placeholder: 'https://example.okta.com', fallback: null },
  account: null,
  secret: {
    label: 'Token',
    help: 'An API token (Admin Console > Security > API > Tokens) of an administrator who may read the System Log, or an OAuth 2.0 access token with the scope okta.logs.read.',
  },
  options: oktaOptionsSchema,
  fields: oktaFields,
  traffic: (connection) => trafficOf(optionsOf(connection)),
  warn: (connection) => warningsOf(connection),
  open: (connection, tools) => openOkta(connection, optionsOf(connection), tools),
};

function optionsOf(connection: Connection): OktaOptions {
  const parsed = oktaOptionsSchema.safeParse(connection.options);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new ExpectedFailure(
    'connection-invalid',
    `The options of the connection ${connection.name} are not understood (${problem}); edit the connection.`,
  );
}

/** The names of these headers are known from use and are not in Okta's description of the interface. [inferred] */
function trafficOf(options: OktaOptions): TrafficRules {
  return {
    requests: options.requestsPerMinute,
    perMs: MINUTE_MS,
    parallel: 1,
    throttling: (status, headers, body) => {
      // Documented: this code means too many requests, whatever the status.
      if (status !== 429 && !(status >= 400 && body.includes('E0000047'))) return null;
      return {
        retryAfterMs: retryAfter(headers) ?? untilReset(headers['x-rate-limit-reset'], headers, LONGEST_PAUSE_MS),
      };
    },
    pauseAfter: (headers, now) => {
      const limit = Number(headers['x-rate-limit-limit'] ?? Number.NaN);
      const remaining = Number(headers['x-rate-limit-remaining'] ?? Number.NaN);
      if (Number.isNaN(remaining)) return null;
      const left = Number.isNaN(limit) ? 0 : Math.floor(limit * SHARE_FOR_OTHERS);
      if (remaining > left) return null;
      return untilReset(headers['x-rate-limit-reset'], headers, LONGEST_PAUSE_MS, now / 1000);
    },
  };
}

function warningsOf(connection: Connection): readonly string[] {
  const warnings: string[] = [];
  if (isUnprotected(connection.address)) {
    warnings.push('The address begins with http: the token and every entry travel unencrypted; use https.');
  }
  const host = hostOf(connection.address) ?? '';
  if (/^[^.]+-admin\.(okta|oktapreview|okta-emea)\.com$/.test(host)) {
    warnings.push(`${host} is the Admin Console; use the address without -admin.`);
  }
  return warnings;
}
