import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { contentTypeOf } from '@app/page/page-files';
import { PAGE_POLICY } from '@app/page/page-policy';
import { setSecurityHeaders } from './security-headers';

/** Sends a file of the built page. */
export function sendStaticFile(response: ServerResponse, path: string): void {
  setSecurityHeaders(response, PAGE_POLICY);
  response.setHeader('content-type', contentTypeOf(path));
  response.setHeader('content-length', statSync(path).size);
  // The build names everything but the page itself by its content.
  if (extname(path) !== '.html') response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  pipeline(createReadStream(path), response, () => undefined);
}
