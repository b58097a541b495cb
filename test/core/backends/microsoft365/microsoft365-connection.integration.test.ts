import { microsoft365Connector } from '@core/backends/microsoft365/microsoft365-connector';
import { managementOptionsSchema } from '@core/backends/microsoft365/management-options';
import { ExpectedFailure } from '@core/failure/failure';
import { type Microsoft365StandIn, startMicrosoft365StandIn } from '@demo/backends/microsoft365/microsoft365-stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connectionTo,
  DAY,
  HOUR,
  NEVER,
  type Opened,
  openSession,
  type ReadWindow,
  readWindow,
  stepsOf,
} from './opened-session';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;
const TYPES = ['Audit.AzureActiveDirectory', 'Audit.SharePoint'] as const;
const TYPE = TYPES[0];

let now = NOW;
let standIn: Microsoft365StandIn;
let opened: Opened;
const clock = (): number => now;
const reopen = async (options: Record<string, unknown> = {}, secret?: string): Promise<void> => {
  await opened.close();
  opened = openSession(microsoft365Connector, standIn, {
    now: clock,
    options,
    ...(secret === undefined ? {} : { secret }),
  });
};
const tenant = (place = 0): string => standIn.tenants[place]?.id ?? '';
const lastDay = (more: { readonly cursor?: string | null } = {}, pages?: number): Promise<ReadWindow> =>
  readWindow(opened.session, { tenant: tenant(), stream: TYPE, from: now - DAY, to: now, ...more }, pages);

beforeEach(async () => {
  now = NOW;
  standIn = await startMicrosoft365StandIn({ now: clock, tenants: 2, entriesPerTenant: 400, days: 6, seed: 'one' });
  opened = openSession(microsoft365Connector, standIn, { now: clock });
});
afterEach(async () => {
  await opened.close();
  await standIn.close();
});

describe('subscriptions', () => {
  it('starts one that is missing, and claims nothing of the time before or of the first twelve hours', async () => {
    standIn.log.of(tenant())?.subscriptions.delete(TYPE);
    const window = { tenant: tenant(), stream: TYPE, from: now - DAY + HOUR, to: now + HOUR };
    const young = await readWindow(opened.session, window);
    expect(standIn.log.of(tenant())?.subscriptions.has(TYPE)).toBe(true);
    expect(young.failure?.message).toContain('up to 12 hours later');
    const [first] = young.pages;
    expect(first).toMatchObject({ parts: [], read: 0 });
    const old = await readWindow(opened.session, {
      tenant: tenant(),
      stream: TYPE,
      from: now - 2 * DAY,
      to: now - DAY,
    });
    expect(old.end).toMatchObject({ outcome: 'expired', reason: expect.stringContaining('kept nothing from before') });
  });

  it('remembers with the window when the subscription was started', async () => {
    standIn.log.of(tenant())?.subscriptions.delete(TYPE);
    const [from, to] = [now - DAY + HOUR, now + HOUR];
    const young = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from, to });
    const cursor = young.pages.at(-1)?.cursor ?? null;
    now += 13 * HOUR;
    await reopen();
    const across = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from, to, cursor });
    expect(across.end?.outcome).toBe('expired');
    const behind = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from: NOW, to, cursor });
    expect(behind.end?.outcome).toBe('complete');
  });

  it('takes AF20024 for a subscription that is on already', async () => {
    const log = standIn.log.of(tenant());
    log?.subscriptions.delete(TYPE);
    await opened.session
      .readWindow(
        {
          scope: opened.session.scopes(await opened.session.tenants(NEVER))[0] ?? fail(),
          stream: TYPES[1],
          from: now - HOUR,
          to: now,
          cursor: null,
        },
        NEVER,
      )
      .next();
    log?.subscriptions.add(TYPE);
    expect((await lastDay()).end?.outcome).toBe('complete');
  });

  it('starts none where it may not, and says what is missing', async () => {
    await reopen({ startSubscriptions: false });
    standIn.log.of(tenant())?.subscriptions.delete(TYPE);
    const read = await lastDay();
    expect(standIn.log.of(tenant())?.subscriptions.has(TYPE)).toBe(false);
    expect(read.failure?.kind).toBe('refused');
    expect(read.failure?.message).toContain(`no subscription to ${TYPE}`);
  });
});

describe('the test of a connection', () => {
  it('signs in, looks at the role, the tenants, and the oldest and newest content', async () => {
    const steps = await stepsOf(opened.session);
    expect(steps.map((step) => [step.step, step.outcome])).toEqual([
      ['sign-in', 'passed'],
      ['role', 'passed'],
      ['tenants', 'passed'],
      ['entries', 'passed'],
    ]);
    expect(steps.at(-1)?.text).toMatch(/oldest was stored at 2026-11-1.*newest at 2026-11-2/);
  });

  it('says that the sign-in was refused, never the secret', async () => {
    await reopen({}, 'a wrong secret');
    const steps = await stepsOf(opened.session);
    expect(steps.map((step) => [step.step, step.outcome])).toEqual([['sign-in', 'failed']]);
    expect(JSON.stringify(steps)).not.toContain('a wrong secret');
  });

  it('names the permission that is missing', async () => {
    await reopen({ tenants: [tenant(1)] });
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const steps = await stepsOf(opened.session);
    expect(steps.at(-1)).toMatchObject({
      step: 'role',
      outcome: 'failed',
      text: expect.stringContaining('ActivityFeed.Read'),
    });
  });

  it('warns of one tenant that cannot be read, and goes on with the others', async () => {
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const steps = await stepsOf(opened.session);
    expect(steps.find((step) => step.step === 'tenants')).toMatchObject({
      outcome: 'warned',
      text: '1 of 2 tenants can be read.',
    });
    expect(steps.at(-1)?.step).toBe('entries');
  });

  it('tells that collecting will start subscriptions, and starts none itself', async () => {
    standIn.log.of(tenant())?.subscriptions.delete(TYPES[1]);
    const steps = await stepsOf(opened.session);
    expect(steps.at(-1)).toMatchObject({ outcome: 'warned', advice: expect.stringContaining(TYPES[1]) });
    expect(standIn.log.of(tenant())?.subscriptions.has(TYPES[1])).toBe(false);
  });
});

describe('signing in', () => {
  it('uses the tenant’s own token: the other tenant is forbidden, this one is read', async () => {
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const other = await readWindow(opened.session, { tenant: tenant(1), stream: TYPE, from: now - DAY, to: now });
    expect(other.failure?.kind).toBe('forbidden');
    expect((await lastDay()).end?.outcome).toBe('complete');
  });

  it('opens only with a client id and at least one tenant', () => {
    const tools = { now: clock } as never;
    for (const wrong of [
      { ...connectionTo(standIn), account: null },
      connectionTo(standIn, { tenants: [] }),
      connectionTo(standIn, { tenants: ['contoso'] }),
      connectionTo(standIn, { contentTypes: ['Audit.Everything'] }),
    ]) {
      expect(() => microsoft365Connector.open(wrong, tools)).toThrow(ExpectedFailure);
    }
  });

  it('has defaults for every option, and warns where address and cloud do not agree', () => {
    expect(managementOptionsSchema.parse({})).toMatchObject({ cloud: 'global', startSubscriptions: true, tenants: [] });
    const looks = { hasColon: false, isAscii: true };
    const connection = { ...connectionTo(standIn, { cloud: 'dod' }), address: 'https://manage.office.com' };
    expect(microsoft365Connector.warn?.(connection, looks)).toHaveLength(1);
    expect(microsoft365Connector.warn?.(connectionTo(standIn), looks)).toEqual([]);
  });

  it('asks again with a new token where the old one is refused in the middle', async () => {
    standIn.faults.set({ fault: 'sign-in-lost', after: 3, times: 1 });
    expect((await lastDay()).end?.outcome).toBe('complete');
  });
});

function fail(): never {
  throw new Error('there is no scope');
}
