import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/program';

test('the window survives a reload, and a restart of the program opens it anew', async ({ page, program }) => {
  await expect(page.getByRole('heading', { name: 'Veritrail', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Veritrail', level: 1 })).toBeVisible();
  await program.restart();
  await page.goto(program.address);
  await expect(page.getByRole('heading', { name: 'Veritrail', level: 1 })).toBeVisible();
});

test('the start address works once, and the bare address shows nothing to whoever did not come through it', async ({
  page,
  program,
  browser,
}) => {
  const again = await page.request.get(program.address);
  expect([again.status(), await again.text()]).toEqual([403, expect.stringContaining('used already')]);
  const stranger = await browser.newContext();
  const strange = await stranger.newPage();
  expect((await strange.goto(program.origin))?.status()).toBe(403);
  await stranger.close();
});

test('a tab with the cookie alone is not let in: it says what to do', async ({ program, page, context }) => {
  await expect(page.getByRole('main')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(program.origin);
  await expect(tab.getByText('Start Veritrail again')).toBeVisible();
});

test('another page on this machine, with our cookie in its jar, can neither ask, listen nor frame', async ({
  page,
  program,
  context,
}) => {
  await expect(page.getByRole('main')).toBeVisible();
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${program.origin}/"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const other = await context.newPage();
  await other.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const outcome = await other.evaluate(async (origin) => {
    const tried = async (path: string, method: string): Promise<string> => {
      try {
        const answer = await fetch(`${origin}${path}`, {
          method,
          credentials: 'include',
          body: method === 'GET' ? null : '{}',
        });
        return `answered ${answer.status}`;
      } catch {
        return 'kept out';
      }
    };
    const socket = await new Promise<string>((resolve) => {
      const opened = new WebSocket(`${origin.replace('http', 'ws')}/pushes`, ['veritrail.pushes', 'guess']);
      opened.onopen = () => resolve('opened');
      opened.onerror = () => resolve('kept out');
    });
    return [
      await tried('/session', 'POST'),
      await tried('/call/settings.read', 'POST'),
      await tried('/', 'GET'),
      socket,
    ];
  }, program.origin);
  expect(outcome).toEqual(['kept out', 'kept out', 'kept out', 'kept out']);
  const frame = other.frames().find((one) => one !== other.mainFrame());
  expect(await frame?.locator('#root').count()).toBe(0);
  server.close();
});

test('nothing of the page breaks its own content security policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
  });
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await page.getByRole('button', { name: 'Imports' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('main')).toBeVisible();
  expect(complaints).toEqual([]);
});
