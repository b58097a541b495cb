import type { CancelSignal } from '../../archive/archive';
import type { Connection } from '../../connections/connection';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import { hostOf } from '../../http/origin';
import { collectedPlan } from '../collected-plan';
import type {
  CollectionRules,
  CollectionScope,
  CollectionStream,
  ConnectorSession,
  ConnectorTools,
  RemoteTenant,
} from '../connector';
import { checkGithub } from './github-check';
import type { GithubOptions } from './github-options';
import { type GithubTarget, logRequest } from './github-requests';
import { ask, GIT, type GithubReading, readGithub, tenantOf, WEB } from './github-window';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const LONGEST_FIRST_RANGE = 366 * DAY;
/** A request each, of 1,750 an hour: with more organizations they must be spelled as GitHub does. */
const MOST_LOOKED_UP = 100;
const ENTERPRISE_SCOPE = 'enterprise:';
const ORGANIZATION_SCOPE = 'organization:';

/** The audit logs of organizations, each by itself, or that of an enterprise with all of its organizations. */
export function openGithub(connection: Connection, options: GithubOptions, tools: ConnectorTools): ConnectorSession {
  const instance = instanceOf(connection.address, options);
  const retentionOf = (stream: string) => kept(stream === GIT ? options.gitRetentionDays : options.retentionDays);
  const reading: GithubReading = {
    address: connection.address,
    options,
    tools,
    chosen: options.scope === 'enterprise' ? chosenIn(connection) : null,
    targetOf: (scope) => targetOf(scope, options),
    planOf: ({ name }) => ({ ...collectedPlan({ kind: 'github', instance: instance ?? '', tenant: name }), instance }),
    retentionOf,
  };
  const streams = [
    { id: WEB, title: 'Web events', rules: rulesOf(options, retentionOf(WEB)) },
    { id: GIT, title: 'Git events', rules: rulesOf(options, retentionOf(GIT)) },
  ] satisfies readonly CollectionStream[];
  return {
    account: connection.account ?? 'token',
    instance,
    streams: options.gitEvents ? streams : streams.slice(0, 1),
    check: (signal) => checkGithub(reading, targetsOf(options), signal),
    tenants: (signal) => tenantsOf(reading, connection, signal),
    scopes: (tenants) => scopesOf(options, scopeOfChoice(connection, tools), tenants),
    readWindow: (request, signal) => readGithub(reading, request, signal),
  };
}

const kept = (days: number): Microseconds | null => (days === 0 ? null : days * DAY);

/** Names of organizations are unique on GitHub.com, so that its tenants need no instance; imported files give none either. */
function instanceOf(address: string, options: GithubOptions): string | null {
  if (options.instance !== '') return options.instance;
  const host = hostOf(address) ?? address;
  if (host === 'api.github.com') return null;
  return host.startsWith('api.') && host.endsWith('.ghe.com') ? host.slice('api.'.length) : host;
}

function rulesOf(options: GithubOptions, retention: Microseconds | null): CollectionRules {
  const isByDay = options.rangePrecision === 'day';
  const lateness = options.lateHours * HOUR;
  return {
    clock: 'event',
    granularity: isByDay ? DAY : SECOND,
    zone: 'UTC',
    longestWindow: DAY,
    shortestWindow: isByDay ? DAY : SECOND,
    retention,
    lateness,
    overlap: Math.max(DAY, lateness),
    // A day short of what is kept: the first day would already be cut.
    firstRange: retention === null ? LONGEST_FIRST_RANGE : Math.max(DAY, retention - DAY),
    cursorsLast: true,
  };
}

function targetsOf(options: GithubOptions): readonly GithubTarget[] {
  if (options.scope === 'enterprise') return [{ kind: 'enterprise', name: options.enterprise }];
  return options.organizations.map((name) => ({ kind: 'organization', name }));
}

function targetOf(scope: CollectionScope, options: GithubOptions): GithubTarget {
  if (options.scope === 'enterprise') return { kind: 'enterprise', name: options.enterprise };
  return { kind: 'organization', name: scope.tenants[0]?.id ?? scope.id.slice(ORGANIZATION_SCOPE.length) };
}

function chosenIn({ tenants }: Connection): ReadonlySet<string> | null {
  return tenants.kind === 'all' ? null : new Set(tenants.ids.map((id) => id.toLowerCase()));
}

/** Windows over some tenants of an enterprise say nothing of windows over others: each choice is a scope of its own. */
function scopeOfChoice(connection: Connection, tools: ConnectorTools): string {
  const chosen = chosenIn(connection);
  if (chosen === null) return '';
  const digest = tools.digest.sha256(tools.decoding.encodeUtf8([...chosen].sort().join('\n')));
  return `:${[...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function tenantsOf(
  reading: GithubReading,
  connection: Connection,
  signal: CancelSignal,
): Promise<readonly RemoteTenant[]> {
  const { options } = reading;
  if (options.scope === 'enterprise') return enterpriseTenants(reading, connection, signal);
  const targets = targetsOf(options);
  const tenants: RemoteTenant[] = [];
  for (const target of targets) {
    const id = targets.length > MOST_LOOKED_UP ? target.name : await spelledBy(reading, target, signal);
    tenants.push({ id, name: null });
  }
  return tenants;
}

/**
 * An enterprise's organizations are not listed here: those that the user names, and those of its newest entries. Its
 * scope is open to all that its entries name.
 */
async function enterpriseTenants(
  reading: GithubReading,
  { tenants }: Connection,
  signal: CancelSignal,
): Promise<readonly RemoteTenant[]> {
  const { options } = reading;
  const [target] = targetsOf(options);
  const question = { include: 'all', order: 'desc' } as const;
  const names = [options.enterprise, ...options.organizations];
  if (target !== undefined) {
    const { page } = await ask(reading, { target, request: logRequest(target, question, options) }, signal);
    if (Array.isArray(page.root)) for (const record of page.root) names.push(tenantOf(record, options.enterprise));
  }
  if (tenants.kind === 'chosen') names.push(...tenants.ids);
  // Of several spellings the last: entries before options, and what the user chose as it was chosen.
  const byName = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...byName.values()].map((id) => ({ id, name: null }));
}

/** Names are not case sensitive, but entries spell them in one way, and tenants are told by it. */
async function spelledBy(reading: GithubReading, target: GithubTarget, signal: CancelSignal): Promise<string> {
  const question = { include: 'all', order: 'desc', perPage: 1 } as const;
  try {
    const { page } = await ask(reading, { target, request: logRequest(target, question, reading.options) }, signal);
    const spelled = tenantOf(Array.isArray(page.root) ? page.root[0] : null, target.name);
    return spelled.toLowerCase() === target.name.toLowerCase() ? spelled : target.name;
  } catch (error) {
    // The window itself will say that it is forbidden; the other organizations are none the worse for it.
    if (error instanceof BackendFailure && ['forbidden', 'not-found'].includes(error.kind)) return target.name;
    throw error;
  }
}

/**
 * All of them are open: an enterprise's to whichever organizations its entries name, and an organization's because what
 * its own log holds is its own, though an entry may carry a former name.
 */
function scopesOf(
  options: GithubOptions,
  choice: string,
  tenants: readonly RemoteTenant[],
): readonly CollectionScope[] {
  if (options.scope === 'enterprise') {
    const id = `${ENTERPRISE_SCOPE}${options.enterprise.toLowerCase()}${choice}`;
    return [{ id, title: `Enterprise ${options.enterprise}`, tenants, isOpen: true }];
  }
  return tenants.map((tenant) => ({
    id: `${ORGANIZATION_SCOPE}${tenant.id.toLowerCase()}`,
    title: tenant.name ?? tenant.id,
    tenants: [tenant],
    isOpen: true,
  }));
}
