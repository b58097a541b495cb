import type { Connection } from '../../connections/connection';
import { ExpectedFailure } from '../../failure/failure';
import { hostOf, isUnprotected } from '../../http/origin';
import type { Connector } from '../connector';
import { githubFields, type GithubOptions, githubOptionsSchema } from './github-options';
import { githubPause, githubThrottling } from './github-refusal';
import { openGithub } from './github-session';

const HOUR_MS = 3_600_000;

/** GitHub's audit log of organizations or of an enterprise. */
export const githubConnector: Connector = {
  id: 'github',
  kind: 'github',
  title: 'GitHub audit log',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: {
    label: 'Address of the API',
    placeholder: 'https://api.github.com, https://api.NAME.ghe.com or https://HOST/api/v3',
    fallback: 'https://api.github.com',
  },
  account: null,
  secret: {
    label: 'Token',
    help: 'A personal access token (classic) with the scope read:audit_log, of an owner of each organization or an administrator of the enterprise.',
  },
  options: githubOptionsSchema,
  fields: githubFields,
  traffic: (connection) => ({
    requests: optionsOf(connection).requestsPerHour,
    perMs: HOUR_MS,
    // GitHub asks for one request after the other.
    parallel: 1,
    throttling: githubThrottling,
    pauseAfter: (headers, now) => githubPause(headers, now / 1000),
  }),
  warn: (connection) => warningsOf(connection),
  open(connection, tools) {
    const options = optionsOf(connection);
    const lack = lackOf(options);
    if (lack !== null) throw new ExpectedFailure('connection-invalid', lack);
    return openGithub(connection, options, tools);
  },
};

function optionsOf(connection: Connection): GithubOptions {
  const parsed = githubOptionsSchema.safeParse(connection.options);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new ExpectedFailure(
    'connection-invalid',
    `The options of the connection ${connection.name} are not understood (${problem}); edit the connection.`,
  );
}

function lackOf(options: GithubOptions): string | null {
  if (options.scope === 'enterprise' && options.enterprise === '') {
    return 'No enterprise is named; enter its slug, as in github.com/enterprises/SLUG.';
  }
  if (options.scope === 'organizations' && options.organizations.length === 0) {
    return 'No organization is named; enter the login name of each, as in github.com/NAME.';
  }
  return null;
}

function warningsOf(connection: Connection): readonly string[] {
  const warnings: string[] = [];
  if (isUnprotected(connection.address)) {
    warnings.push('The address begins with http: the token and every entry travel unencrypted; use https.');
  }
  const host = hostOf(connection.address) ?? '';
  if (/^(www\.)?github\.com$/.test(host)) {
    warnings.push('github.com is the site and not the interface; use https://api.github.com.');
  }
  const lack = lackOf(optionsOf(connection));
  if (lack !== null) warnings.push(lack);
  return warnings;
}
