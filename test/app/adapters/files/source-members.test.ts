import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { EXPANSION_LIMITS, type ExpansionLimits } from '@app/adapters/files/read-limits';
import { sourceMembers } from '@app/adapters/files/source-members';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veritrail-members-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Read {
  readonly name: string;
  readonly text: string;
  readonly problem: string | null;
}

async function readAll(name: string, bytes: Uint8Array, limits: ExpansionLimits = EXPANSION_LIMITS): Promise<Read[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const read: Read[] = [];
  const file = { path, name, byteLength: bytes.length, problem: null, isGiven: true, isForeign: false };
  for await (const member of sourceMembers(file, { sampleBytes: 100, limits, onBytes: () => undefined })) {
    const parts: Uint8Array[] = [];
    let problem = member.problem;
    try {
      if (member.content !== null) for await (const chunk of member.content.chunks) parts.push(chunk);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    read.push({ name: member.name, text: Buffer.concat(parts).toString('utf8'), problem });
  }
  return read;
}

async function zipOf(members: Readonly<Record<string, Uint8Array | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Spells member names and flags as no honest writer would: a zip by hand, one deflated member. */
function rawZip(
  name: string,
  content: Buffer,
  change: { readonly flags?: number; readonly declared?: number } = {},
): Buffer {
  const packed = deflateRawSync(content);
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(change.flags ?? 0, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(change.declared ?? content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), nameBytes]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

describe('gzip files', () => {
  it('are read through all their members and the zeros after them', async () => {
    const bytes = Buffer.concat([gzipSync('one\n'), gzipSync('two\n'), Buffer.alloc(512)]);
    expect(await readAll('a.log.gz', bytes)).toEqual([{ name: 'a.log.gz', text: 'one\ntwo\n', problem: null }]);
  });

  it('are known by their content, not by their name', async () => {
    expect(await readAll('a.json', gzipSync('{}'))).toEqual([{ name: 'a.json', text: '{}', problem: null }]);
    expect(await readAll('a.gz', Buffer.from('{}'))).toEqual([{ name: 'a.gz', text: '{}', problem: null }]);
  });

  it('that are cut off give what could be read, then say so', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `line ${index} ${Math.sin(index)}\n`).join('');
    const whole = gzipSync(text);
    const [read] = await readAll('a.gz', whole.subarray(0, whole.length / 2));
    expect(text.startsWith(read?.text ?? 'nothing')).toBe(true);
    expect(read?.text.length).toBeGreaterThan(text.length * 0.4);
    expect(read?.problem).toBe('Its compressed data ends too early: it is cut off. What could be read of it was.');
  });

  it('that are damaged give what came before, then say so', async () => {
    const bytes = Buffer.concat([gzipSync('good\n'), Buffer.from('\x1f\x8b\x08 rubbish that is no gzip', 'latin1')]);
    expect(await readAll('a.gz', bytes)).toEqual([
      {
        name: 'a.gz',
        text: 'good\n',
        problem: 'Its compressed data is damaged from here on. What could be read of it was.',
      },
    ]);
  });

  it('with something else after their data give all of it, then say so', async () => {
    const bytes = Buffer.concat([gzipSync('all of it\n'), Buffer.from('-----SIGNATURE-----')]);
    expect(await readAll('a.gz', bytes)).toEqual([
      {
        name: 'a.gz',
        text: 'all of it\n',
        problem: 'After its compressed data comes something that is no gzip data; that was not read.',
      },
    ]);
  });

  it('of any number of members give the same as their parts, however long', async () => {
    const parts = Array.from({ length: 40 }, (_, index) => `${index} `.repeat(index * 700));
    const bytes = Buffer.concat(parts.map((part) => gzipSync(part)));
    expect(await readAll('a.gz', bytes)).toEqual([{ name: 'a.gz', text: parts.join(''), problem: null }]);
  });

  it('of honest repetitive logs are read though they unpack to 200 times their size and more', async () => {
    const text = '{"eventName":"ListBuckets","errorCode":null}\n'.repeat(100_000);
    const packed = gzipSync(text);
    expect(text.length / packed.length).toBeGreaterThan(200);
    expect((await readAll('a.gz', packed))[0]?.text.length).toBe(text.length);
  });

  it('that are bombs are refused by ratio once they are large, and by size', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const [byRatio] = await readAll('a.gz', bomb, { ratio: 200, ratioFromBytes: 1_000_000, totalBytes: 1e12 });
    expect(byRatio?.problem).toMatch(/as a decompression bomb does/);
    expect(byRatio?.text.length).toBeLessThanOrEqual(5_000_000);
    const [bySize] = await readAll('a.gz', bomb, { ratio: 1e9, ratioFromBytes: 1e12, totalBytes: 5_000_000 });
    expect(bySize?.problem).toMatch(/unpacks to more than .* which is refused/);
  });

  it('within gzip within gzip are read, but not without end', async () => {
    expect((await readAll('a.gz', gzipSync(gzipSync('deep'))))[0]?.text).toBe('deep');
    let bytes = Buffer.from('too deep');
    for (let depth = 0; depth < 6; depth += 1) bytes = gzipSync(bytes);
    expect((await readAll('a.gz', bytes))[0]?.problem).toBe(
      'It is packed by gzip more than 3 times over, which is refused.',
    );
  });
});

describe('zip archives', () => {
  it("give their members, gzip ones unpacked, under the archive's name", async () => {
    const zip = await zipOf({
      '2026/okta.json': '[1]',
      '2026/trail.json.gz': gzipSync('{"Records":[]}'),
      'empty.json': '',
    });
    expect(await readAll('logs.zip', zip)).toEqual([
      { name: 'logs.zip/2026/okta.json', text: '[1]', problem: null },
      { name: 'logs.zip/2026/trail.json.gz', text: '{"Records":[]}', problem: null },
      { name: 'logs.zip/empty.json', text: '', problem: 'It is empty.' },
    ]);
  });

  it('with names that climb out of folders are read; the names are only shown', async () => {
    expect(await readAll('logs.zip', rawZip('../../etc/passwd', Buffer.from('[1]')))).toEqual([
      { name: 'logs.zip/../../etc/passwd', text: '[1]', problem: null },
    ]);
    expect((await readAll('logs.zip', rawZip('C:\\x\u0007.json', Buffer.from('[1]'), { flags: 0x800 })))[0]?.name).toBe(
      'logs.zip/C:/x\ufffd.json',
    );
  });

  it('that are encrypted say what to do', async () => {
    const [read] = await readAll('logs.zip', rawZip('a.json', Buffer.from('[1]'), { flags: 1 }));
    expect(read?.problem).toBe('It is encrypted; unpack it with its password and import what it holds.');
  });

  it('that lie about their content are reported after what came out', async () => {
    const [read] = await readAll('logs.zip', rawZip('a.json', Buffer.from('[1,2,3]'), { declared: 3 }));
    expect(read).toEqual({
      name: 'logs.zip/a.json',
      text: '[1,2,3]',
      problem: 'What came out differs from what the zip archive declares: it is damaged or was tampered with.',
    });
  });

  it('that are bombs are refused over all their members together', async () => {
    const zip = await zipOf({ 'a.txt': Buffer.alloc(900_000), 'b.txt': Buffer.alloc(900_000) });
    const limits = { ratio: 200, ratioFromBytes: 1_000_000, totalBytes: 1e12 };
    const [first, second] = await readAll('logs.zip', zip, limits);
    expect(first?.problem).toBe(null);
    expect(second?.problem).toMatch(/as a decompression bomb does/);
  });

  it('within other packed files are refused, and so are formats that are not read', async () => {
    const inner = await zipOf({ 'a.json': '[]' });
    const refused = 'It is a zip archive within another packed file, which is not read; unpack the outer one first.';
    expect((await readAll('logs.zip', await zipOf({ 'inner.zip': inner })))[0]?.problem).toBe(refused);
    expect((await readAll('logs.zip.gz', gzipSync(inner)))[0]?.problem).toBe(refused);
    expect((await readAll('a.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0])))[0]?.problem).toBe(
      'It is a zstd file, which is not read; unpack it and import what it holds.',
    );
  });

  it('that are cut off, hold nothing, or only hidden files say so', async () => {
    const zip = await zipOf({ 'a.json': '[]' });
    expect((await readAll('logs.zip', zip.subarray(0, zip.length - 10)))[0]?.problem).toMatch(
      /^The zip archive is damaged/,
    );
    expect((await readAll('logs.zip', await zipOf({})))[0]?.problem).toBe('The zip archive holds no files.');
    const macos = await zipOf({ '__MACOSX/._a.json': 'x', '__MACOSX/._b.json': 'x', 'a.json': '[]' });
    expect((await readAll('logs.zip', macos)).map(({ name, problem }) => [name, problem])).toEqual([
      ['logs.zip/__MACOSX', 'It is hidden or left there by macOS and was left out; unpack it to read it.'],
      ['logs.zip/a.json', null],
    ]);
  });
});

describe('plain files', () => {
  it('that are empty say so', async () => {
    expect(await readAll('a.json', Buffer.alloc(0))).toEqual([{ name: 'a.json', text: '', problem: 'It is empty.' }]);
  });
});
