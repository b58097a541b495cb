import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundFile, walkSources } from '@app/adapters/files/walk-sources';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veritrail-walk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function walked(...names: string[]): Promise<Pick<FoundFile, 'name' | 'problem'>[]> {
  const sources = names.map((name) => ({ path: join(folder, name), name }));
  const found: Pick<FoundFile, 'name' | 'problem'>[] = [];
  for await (const { name, problem } of walkSources(sources)) found.push({ name, problem });
  return found;
}

describe('walking sources', () => {
  it('finds the files of a folder and of those within it, sorted by name', async () => {
    await mkdir(join(folder, 'logs/2026'), { recursive: true });
    for (const name of ['logs/b.json', 'logs/2026/z.json', 'logs/2026/a.json', 'logs/B.json']) {
      await writeFile(join(folder, name), 'x');
    }
    expect(await walked('logs')).toEqual([
      { name: 'logs/2026/a.json', problem: null },
      { name: 'logs/2026/z.json', problem: null },
      { name: 'logs/B.json', problem: null },
      { name: 'logs/b.json', problem: null },
    ]);
  });

  it('keeps the order in which files were given, and says how large they are', async () => {
    await writeFile(join(folder, 'b.json'), 'two');
    await writeFile(join(folder, 'a.json'), 'one more');
    const sources = ['b.json', 'a.json'].map((name) => ({ path: join(folder, name), name }));
    const sizes: [string, number][] = [];
    for await (const { name, byteLength } of walkSources(sources)) sizes.push([name, byteLength]);
    expect(sizes).toEqual([
      ['b.json', 3],
      ['a.json', 8],
    ]);
  });

  it('lists what is hidden in a folder instead of passing it over in silence, but reads a hidden file that was given', async () => {
    await mkdir(join(folder, 'logs/.git'), { recursive: true });
    await writeFile(join(folder, 'logs/.git/config'), 'x');
    await writeFile(join(folder, 'logs/.hidden.json'), 'x');
    const hidden = 'It is hidden (its name starts with a dot) and was left out; choose it by itself to read it.';
    expect(await walked('logs')).toEqual([
      { name: 'logs/.git', problem: hidden },
      { name: 'logs/.hidden.json', problem: hidden },
    ]);
    expect(await walked('logs/.hidden.json')).toEqual([{ name: 'logs/.hidden.json', problem: null }]);
  });

  it('follows links to files and folders, but no link in a circle', async () => {
    await mkdir(join(folder, 'logs/real'), { recursive: true });
    await writeFile(join(folder, 'logs/real/a.json'), 'x');
    await symlink(join(folder, 'logs'), join(folder, 'logs/real/up'));
    await symlink(join(folder, 'logs/real/a.json'), join(folder, 'logs/zz.json'));
    await symlink(join(folder, 'nowhere'), join(folder, 'logs/broken'));
    expect(await walked('logs')).toEqual([
      { name: 'logs/broken', problem: 'It is not there any more.' },
      { name: 'logs/real/a.json', problem: null },
      { name: 'logs/real/up', problem: 'It is a link to a folder that is read already.' },
      { name: 'logs/zz.json', problem: null },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('reports a folder that may not be read and goes on', async () => {
    await mkdir(join(folder, 'logs/closed'), { recursive: true });
    await writeFile(join(folder, 'logs/open.json'), 'x');
    await chmod(join(folder, 'logs/closed'), 0);
    const found = await walked('logs');
    await chmod(join(folder, 'logs/closed'), 0o700);
    expect(found.map(({ name, problem }) => [name, problem === null])).toEqual([
      ['logs/closed', false],
      ['logs/open.json', true],
    ]);
  });

  it('reports a source that is gone, and a device', async () => {
    const found: (string | null)[] = [];
    for await (const { problem } of walkSources([
      { path: join(folder, 'gone'), name: 'gone' },
      { path: '/dev/null', name: 'null' },
    ])) {
      found.push(problem);
    }
    expect(found).toEqual([
      'It is not there any more.',
      'It is neither a file nor a folder, so it holds nothing to read.',
    ]);
  });
});
