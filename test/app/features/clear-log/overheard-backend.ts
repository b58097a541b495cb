import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StandIn } from '@demo/backends/stand-in';

/** What becomes of one request: passed on, lost before the backend has it, or its answer lost after that. */
export type Fate = 'passed' | 'lost-before' | 'lost-after';

export interface OverheardBackend {
  readonly address: string;
  close(): Promise<void>;
}

/** Stands before a stand-in, sees each request before it does (the operation's name) and decides what becomes of it. */
export async function overhear(standIn: StandIn, decide: (operation: string) => Fate): Promise<OverheardBackend> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const operation = /<soap:Body><([A-Za-z]+)/.exec(body.toString('utf8'))?.[1] ?? request.url ?? '';
    const fate = decide(operation);
    if (fate === 'lost-before') {
      response.socket?.resetAndDestroy();
      return;
    }
    const headers = Object.entries(request.headers).filter(([name]) => !['host', 'connection'].includes(name));
    const answer = await fetch(new URL(request.url ?? '/', standIn.address), {
      method: request.method ?? 'GET',
      headers: Object.fromEntries(headers) as Record<string, string>,
      ...(body.byteLength === 0 ? {} : { body }),
    });
    const text = Buffer.from(await answer.arrayBuffer());
    if (fate === 'lost-after') {
      response.socket?.resetAndDestroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(text);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
