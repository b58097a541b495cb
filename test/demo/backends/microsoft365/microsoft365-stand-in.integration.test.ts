import { type Microsoft365StandIn, startMicrosoft365StandIn } from '@demo/backends/microsoft365/microsoft365-stand-in';
import { afterEach, beforeEach, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;
const DAY = 86_400_000_000;
const TYPE = 'Audit.SharePoint';

let standIn: Microsoft365StandIn;
let tenant = '';
let token = '';

beforeEach(async () => {
  standIn = await startMicrosoft365StandIn({ now: () => NOW, tenants: 2, entriesPerTenant: 300, days: 30, seed: 'x' });
  tenant = standIn.tenants[0]?.id ?? '';
  token = (await tokenOf(standIn.secret)).access_token ?? '';
});
afterEach(() => standIn.close());

async function tokenOf(secret: string): Promise<{ readonly access_token?: string; readonly error?: string }> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: standIn.account ?? '' });
  form.set('client_secret', secret);
  form.set('scope', 'https://manage.office.com/.default');
  const answer = await fetch(`${standIn.address}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: form });
  return (await answer.json()) as { access_token?: string; error?: string };
}

const second = (time: number): string => new Date(time / 1000).toISOString().slice(0, 19);
const get = (path: string, of = tenant): Promise<Response> =>
  fetch(`${standIn.address}/api/v1.0/${of}/activity/feed/${path}`, { headers: { authorization: `Bearer ${token}` } });
const list = (from: number, to: number): Promise<Response> =>
  get(`subscriptions/content?contentType=${TYPE}&startTime=${second(from)}&endTime=${second(to)}`);
const codeOf = async (answer: Response): Promise<readonly [number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
];

it('gives a token to the right secret alone', async () => {
  expect(token).not.toBe('');
  expect(await tokenOf('wrong')).toMatchObject({ error: 'invalid_client' });
});

it('serves a tenant to its own token alone', async () => {
  expect(await codeOf(await get('subscriptions/list', standIn.tenants[1]?.id))).toEqual([403, 'AF20010']);
});

it('takes the start as included, the end as excluded', async () => {
  const blob = standIn.log.all[0]?.content.blobs(TYPE).at(-1);
  const created = blob?.created ?? 0;
  const found = (await (await list(created, created + 1_000_000)).json()) as readonly unknown[];
  expect(found).toHaveLength(1);
  expect(await (await list(created - 1_000_000, created)).json()).toEqual([]);
});

it('refuses more than a day, more than seven days back, and one bound alone', async () => {
  const wrong = [
    list(NOW - DAY - 1_000_000, NOW),
    list(NOW - 7 * DAY - 1_000_000, NOW - 7 * DAY),
    list(NOW, NOW - DAY),
  ];
  wrong.push(get(`subscriptions/content?contentType=${TYPE}&startTime=${second(NOW)}`));
  for (const answer of await Promise.all(wrong)) expect(await codeOf(answer)).toEqual([400, 'AF20030']);
  expect((await list(NOW - 7 * DAY, NOW - 6 * DAY)).status).toBe(200);
});

it('lists content out of its order, with a header for the next page', async () => {
  const answer = await list(NOW - DAY, NOW);
  const page = (await answer.json()) as readonly { readonly contentCreated: string }[];
  expect(answer.headers.get('nextpageuri')).toContain('nextPage=');
  const times = page.map((one) => one.contentCreated);
  expect(times.length).toBe(4);
  const rest: string[] = [...times];
  for (let next = answer.headers.get('nextpageuri'); next !== null; ) {
    const more = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    rest.push(...((await more.json()) as typeof page).map((one) => one.contentCreated));
    next = more.headers.get('nextpageuri');
  }
  expect(rest).not.toEqual(rest.toSorted());
});

it('holds what it says, forgets what is deleted, and makes the same records again', async () => {
  expect(standIn.held()).toHaveLength(600);
  const [first] = standIn.held();
  expect(standIn.delete([first?.nativeId ?? '', 'unknown'])).toBe(1);
  expect(standIn.held()).toHaveLength(599);
  const again = await startMicrosoft365StandIn({
    now: () => NOW,
    tenants: 2,
    entriesPerTenant: 300,
    days: 30,
    seed: 'x',
  });
  expect(again.held().slice(1, 5)).toEqual(standIn.held().slice(0, 4));
  await again.close();
});

it('answers AF20024 where a subscription is on already', async () => {
  const start = `${standIn.address}/api/v1.0/${tenant}/activity/feed/subscriptions/start?contentType=${TYPE}`;
  const answer = await fetch(start, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  expect(await codeOf(answer)).toEqual([400, 'AF20024']);
});
