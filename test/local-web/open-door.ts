import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagingFolderOf } from '@app/data-folder';
import { connectApplication } from '@app/ownership/connect-application';
import { LOOPBACK } from '@contract/bridge';
import { createLocalWebHost } from '../../src/local-web/local-web-host';
import { LoopbackServer } from '../../src/local-web/loopback-server';
import { StagedFiles } from '../../src/local-web/staged-files';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A bare request: every header is as the test says, also those that a browser would not let a page set. */
export function ask(address: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The loopback host in this process, over a real application on a data folder of its own. */
export async function openDoor() {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-door-'));
  const dataFolder = join(folder, 'data');
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<title>Veritrail</title>');
  writeFileSync(join(pageFolder, 'assets', 'main-1.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const staged = new StagedFiles(stagingFolderOf(dataFolder));
  const host = createLocalWebHost({
    version: '0.0.0',
    staged,
    startDemo: () => Promise.resolve(''),
    makeAddress: () => Promise.resolve(''),
    openBrowser: () => Promise.resolve(false),
  });
  const application = await connectApplication({ dataFolder, programDirectory: join(folder, 'out'), host });
  const bugs: unknown[] = [];
  const logBug = (_where: string, error: unknown): string => {
    bugs.push(error);
    return 'ref1';
  };
  const server = new LoopbackServer({ application, staged, pageFolder, logBug });
  await server.listen();
  const close = async (): Promise<void> => {
    await server.close();
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, application, dataFolder, bugs, close, origin: new URL(server.makeStartAddress()).origin };
}

/** What a browser has after the start page: the cookie, and the page key in its storage. */
export async function enter(startAddress: string): Promise<{ readonly cookie: string; readonly pageKey: string }> {
  const answer = await ask(startAddress);
  const cookie = /^[^;]+/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[0] ?? '';
  const pageKey = /setItem\("[^"]+","([^"]+)"\)/.exec(answer.text)?.[1] ?? '';
  return { cookie, pageKey };
}

/** The headers of a request of our own page, token included. */
export async function signIn(server: LoopbackServer, origin: string): Promise<Readonly<Record<string, string>>> {
  const { cookie, pageKey } = await enter(server.makeStartAddress());
  const page = { origin, cookie, 'sec-fetch-site': 'same-origin' };
  const session = await ask(`${origin}${LOOPBACK.paths.session}`, {
    method: 'POST',
    headers: { ...page, [LOOPBACK.keyHeader]: pageKey },
  });
  const { token } = JSON.parse(session.text) as { token: string };
  return { ...page, [LOOPBACK.tokenHeader]: token };
}
