import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { FaultBoard, FaultName } from '../fault';
import type { StandInAnswer } from './stand-in-answer';

type Send = (response: ServerResponse, answer: StandInAnswer, body: Buffer) => void;

/** Seconds that a stand-in asks to wait. */
const RETRY_AFTER = '1';
const DRIP_MS = 400;
const PAD_MS = 50;

const plain = (response: ServerResponse, status: number, headers: Record<string, string>, text: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
};

const typeOf = (answer: StandInAnswer): Record<string, string> => ({ ...answer.headers });

const SENDERS: Partial<Record<FaultName, Send>> = {
  'sign-in-lost': (response) =>
    plain(response, 401, { 'www-authenticate': 'Basic realm="stand-in"' }, '{"error":"sign in again"}'),
  'throttled-with-retry-after': (response) =>
    plain(response, 429, { 'retry-after': RETRY_AFTER }, '{"error":"slower"}'),
  'throttled-without-retry-after': (response) => plain(response, 429, {}, '{"error":"slower"}'),
  'unavailable-with-retry-after': (response) =>
    plain(response, 503, { 'retry-after': RETRY_AFTER }, '{"error":"later"}'),
  'unavailable-without-retry-after': (response) => plain(response, 503, {}, '{"error":"later"}'),
  'reset-mid-body': (response, answer, body) => {
    response.writeHead(answer.status, { ...typeOf(answer), 'content-length': String(body.byteLength + 1) });
    response.write(body.subarray(0, Math.ceil(body.byteLength / 2)), () => response.socket?.resetAndDestroy());
  },
  'truncated-body': (response, answer, body) => {
    response.writeHead(answer.status, typeOf(answer));
    response.end(body.subarray(0, Math.floor(body.byteLength / 2)));
  },
  'malformed-body': (response, answer, body) => {
    const middle = Math.floor(body.byteLength / 2);
    response.writeHead(answer.status, typeOf(answer));
    response.end(Buffer.concat([body.subarray(0, middle), Buffer.from('",}<<]'), body.subarray(middle)]));
  },
  'endless-gzip': (response, answer, body) => {
    const packed = gzipSync(body);
    response.writeHead(answer.status, { ...typeOf(answer), 'content-encoding': 'gzip' });
    response.end(packed.subarray(0, packed.byteLength - 9));
  },
  'never-ends': (response, answer, body) => {
    response.writeHead(answer.status, typeOf(answer));
    response.write(body);
    const timer = setInterval(() => response.write(' '), PAD_MS);
    response.once('close', () => clearInterval(timer));
  },
  'slow-drip': (response, answer, body) => {
    response.writeHead(answer.status, { ...typeOf(answer), 'content-length': String(body.byteLength) });
    let sent = 0;
    const timer = setInterval(() => {
      response.write(body.subarray(sent, sent + 1));
      sent += 1;
      if (sent >= body.byteLength) response.end();
    }, DRIP_MS);
    response.once('close', () => clearInterval(timer));
  },
  'wrong-content-type': (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
  },
};

/** Sends the answer as the first fault that strikes spoils it; false: none strikes. */
export function sendFaulty(faults: FaultBoard, answer: StandInAnswer, response: ServerResponse): boolean {
  for (const [fault, send] of Object.entries(SENDERS) as [FaultName, Send][]) {
    if (!faults.strikes(fault)) continue;
    send(
      response,
      answer,
      typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : Buffer.from(answer.body),
    );
    return true;
  }
  return false;
}
