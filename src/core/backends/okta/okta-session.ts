import type { Connection } from '../../connections/connection';
import { hostOf } from '../../http/origin';
import { collectedPlan } from '../collected-plan';
import type { CollectionRules, CollectionStream, ConnectorSession, ConnectorTools } from '../connector';
import { checkOkta } from './okta-check';
import type { OktaOptions } from './okta-options';
import { DAY, OKTA_RETENTION, type OktaReading, readBounded, readPolled } from './okta-window';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
/** The stream of polling requests; the other is that of bounded ones. */
export const POLLED = 'polled';
export const BOUNDED = 'published';

/** One Okta organization: a tenant, an instance and a scope at once. */
export function openOkta(connection: Connection, options: OktaOptions, tools: ConnectorTools): ConnectorSession {
  const organization =
    options.organization === '' ? (hostOf(connection.address) ?? connection.address) : options.organization;
  const lateness = options.lateHours * HOUR;
  const plan = collectedPlan({ kind: 'okta', instance: organization, tenant: organization });
  const reading: OktaReading = { address: connection.address, options, plan, tools, lateness };
  const tenant = { id: organization, name: null };
  return {
    account: connection.account ?? (options.signIn === 'ssws' ? 'API token' : 'access token'),
    instance: organization,
    streams: streamsOf(lateness),
    check: (signal) => checkOkta(reading, organization, signal),
    tenants: () => Promise.resolve([tenant]),
    scopes: (tenants) =>
      tenants.map((one) => ({ id: one.id, title: one.name ?? one.id, tenants: [one], isOpen: false })),
    readWindow: (request, signal) =>
      request.stream === POLLED ? readPolled(reading, request, signal) : readBounded(reading, request, signal),
  };
}

/**
 * Two ways, both used. Bounded windows cover every day that is kept, by the event's time, and are asked again while late
 * events may come. Polling follows what Okta stores from now on, so that an event that is later than that is not missed.
 */
function streamsOf(lateness: number): readonly CollectionStream[] {
  const shared = { granularity: SECOND, zone: 'UTC', cursorsLast: true } as const;
  const bounded: CollectionRules = {
    ...shared,
    clock: 'event',
    longestWindow: DAY,
    shortestWindow: SECOND,
    retention: OKTA_RETENTION,
    lateness,
    overlap: Math.max(DAY, lateness),
    // An hour short of what is kept: the oldest window must not pass the border while it waits for its turn.
    firstRange: OKTA_RETENTION - HOUR,
  };
  const polled: CollectionRules = {
    ...shared,
    clock: 'storage',
    longestWindow: OKTA_RETENTION,
    shortestWindow: OKTA_RETENTION,
    // Nothing rolls off here that the other stream does not collect.
    retention: null,
    lateness: 0,
    overlap: 0,
    firstRange: DAY,
    goesOn: true,
  };
  return [
    { id: BOUNDED, title: 'Events by the time they happened', rules: bounded },
    { id: POLLED, title: 'Events as Okta stored them', rules: polled },
  ];
}
