import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { LARGEST_LINE, LineChannel } from '@app/ownership/line-channel';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** A real connection: what arrives at a channel, and the bare socket at the other end. */
async function connection() {
  const heard: unknown[] = [];
  let socket: Socket | undefined;
  const server = createServer((accepted) => {
    socket = accepted;
    new LineChannel(accepted, (message) => heard.push(message));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  far.on('error', () => undefined);
  await once(far, 'connect');
  while (socket === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
  opened.push({
    close: () => {
      far.destroy();
      server.close();
    },
  });
  return { heard, far, near: socket };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('messages over a socket', () => {
  it('arrive whole and in order, however they are cut on the way', async () => {
    const { heard, far } = await connection();
    const bytes = Buffer.from('{"a":"é\\n"}\n{"b":2}\n{"c":');
    for (const byte of bytes) far.write(Buffer.from([byte]));
    far.write('3}\n');
    await until(() => heard.length === 3);
    expect(heard).toEqual([{ a: 'é\n' }, { b: 2 }, { c: 3 }]);
  });

  it('end the connection where a line is no JSON', async () => {
    const { heard, far, near } = await connection();
    far.write('{"a":1}\nGET / HTTP/1.1\n{"b":2}\n');
    await until(() => near.destroyed);
    expect(heard).toEqual([{ a: 1 }]);
  });

  it('end the connection where a line never ends', async () => {
    const { heard, far, near } = await connection();
    const chunk = Buffer.alloc(8_000_000, 'x');
    for (let sent = 0; sent <= LARGEST_LINE; sent += chunk.length) far.write(chunk);
    await until(() => near.destroyed);
    expect(heard).toEqual([]);
  });

  it('are not sent at all where they are too long, so that the sender can say so', async () => {
    const { near } = await connection();
    const channel = new LineChannel(near, () => undefined);
    expect(channel.send({ text: 'x'.repeat(LARGEST_LINE) })).toBe(false);
    expect(channel.send({ text: 'short' })).toBe(true);
  });
});
