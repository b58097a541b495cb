import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPageFiles } from '@app/page/page-files';
import { createPageHandler } from '../../src/main/page-protocol';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-page-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>page</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'a-1.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('app://', () => {
  it('serves the built page with its policy and types', async () => {
    const answer = createPageHandler(listPageFiles(join(folder, 'renderer')));
    const page = await answer(new Request('app://veritrail/index.html'));
    expect([page.status, await page.text()]).toEqual([200, '<title>page</title>']);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const script = await answer(new Request('app://veritrail/assets/a-1.js'));
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://veritrail/../secret.txt',
    'app://veritrail/%2e%2e/secret.txt',
    'app://veritrail/..%2fsecret.txt',
    'app://veritrail/assets/',
    'app://veritrail/missing.js',
    'app://other/index.html',
  ])('serves nothing for %s', async (address) => {
    const answer = createPageHandler(listPageFiles(join(folder, 'renderer')));
    expect((await answer(new Request(address))).status).toBe(404);
  });

  it('answers only what is fetched', async () => {
    const answer = createPageHandler(listPageFiles(join(folder, 'renderer')));
    expect((await answer(new Request('app://veritrail/index.html', { method: 'POST' }))).status).toBe(404);
  });
});
