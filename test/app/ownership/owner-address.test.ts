import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOwnerAddress, publishOwner, readOwner, withdrawOwner } from '@app/ownership/owner-address';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vt-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('where the owner of a data folder listens', () => {
  it('is told in a file that this user alone can read, and forgotten when it leaves', () => {
    const owner = makeOwnerAddress(folder);
    publishOwner(folder, owner);
    expect(owner.address).toBe(join(folder, 'owner.sock'));
    expect(readOwner(folder)).toEqual(owner);
    expect(statSync(join(folder, 'owner.json')).mode & 0o777).toBe(0o600);
    withdrawOwner(folder, owner);
    expect(readOwner(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lies in a private temporary folder where the data folder is too deep for a socket', () => {
    const deep = join(folder, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const owner = makeOwnerAddress(deep);
    expect(Buffer.byteLength(owner.address)).toBeLessThanOrEqual(100);
    expect(statSync(dirname(owner.address)).mode & 0o777).toBe(0o700);
    publishOwner(deep, owner);
    expect(readOwner(deep)).toEqual(owner);
    const next = makeOwnerAddress(deep);
    publishOwner(deep, next);
    expect(existsSync(dirname(owner.address))).toBe(false);
    withdrawOwner(deep, next);
    expect(existsSync(dirname(next.address))).toBe(false);
  });

  it('never points from a copy of the folder at the owner of the original', () => {
    publishOwner(folder, makeOwnerAddress(folder));
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    writeFileSync(join(copy, 'owner.json'), readFileSync(join(folder, 'owner.json')));
    expect(readOwner(copy)?.address).toBe(join(copy, 'owner.sock'));
  });

  it('is a pipe of an unguessable name on Windows', () => {
    const one = makeOwnerAddress('C:\\Users\\x\\veritrail', 'win32');
    const other = makeOwnerAddress('C:\\Users\\x\\veritrail', 'win32');
    expect(one.address).toMatch(/^\\\\\.\\pipe\\veritrail-[0-9a-f]{32}$/);
    expect(other.address).not.toBe(one.address);
  });

  it('is nowhere where the file is damaged', () => {
    for (const text of ['', '{', '{"address":""}', '[]']) {
      writeFileSync(join(folder, 'owner.json'), text);
      expect(readOwner(folder)).toBeNull();
    }
  });
});
