import { readFile } from 'node:fs/promises';
import { contentTypeOf } from '@app/page/page-files';
import { PAGE_POLICY } from '@app/page/page-policy';
import type { CustomScheme } from 'electron';

export const PAGE_ORIGIN = 'app://veritrail';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

/** Registered before Electron is ready: a standard, secure scheme, so that 'self' and modules work as on the web. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

const HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves the built page and nothing else of the disk. */
export function createPageHandler(files: ReadonlyMap<string, string>): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = new URL(request.url);
    const path = address.host === 'veritrail' && request.method === 'GET' ? files.get(address.pathname) : undefined;
    if (path === undefined) return new Response('There is nothing here.', { status: 404, headers: HEADERS });
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { ...HEADERS, 'content-type': contentTypeOf(path) },
    });
  };
}
