import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Result } from '@contract/result';
import { setSecurityHeaders } from './security-headers';

/** A page of ours sends its body at once; what takes longer is not our page. */
const SLOWEST_BODY_MS = 60_000;

export class BodyTooLarge extends Error {}

/** The whole body as text; rejects with `BodyTooLarge` beyond `limit` bytes, and where it does not arrive within a minute. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge();
  const timer = setTimeout(() => request.destroy(new Error('The body did not arrive in time.')), SLOWEST_BODY_MS);
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw new BodyTooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    clearTimeout(timer);
  }
}

export function sendJson(response: ServerResponse, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  setSecurityHeaders(response);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}

export const sendResult = (response: ServerResponse, result: Result<unknown>): void => sendJson(response, result);

export function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  setSecurityHeaders(response);
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('connection', 'close');
  response.end(`${text}\n`);
}
