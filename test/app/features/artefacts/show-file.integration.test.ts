import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showFileIn } from '@app/features/artefacts/show-file';
import { expect, it, onTestFinished } from 'vitest';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'veritrail-show-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const run = (script: string, ...more: readonly string[]): Promise<ChildProcess> =>
  Promise.resolve(spawn(process.execPath, ['-e', script, ...more]));

it('hands the machine’s viewer a read-only copy with the same bytes and the same name', async () => {
  const at = await folder();
  const paths: string[] = [];
  const show = showFileIn(at, (path) => {
    paths.push(path);
    return run('process.exit(0)');
  });
  await show('report.pdf', Buffer.from('%PDF-'));
  const [path = ''] = paths;
  expect(path.endsWith('/report.pdf')).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('%PDF-');
  expect((await stat(path)).mode & 0o777).toBe(0o400);
  expect(await readdir(at)).toHaveLength(1);
});

it('says so where the machine has no viewer, or none that shows it', async () => {
  const at = await folder();
  const none = showFileIn(at, () => Promise.reject(new Error('no such program')));
  await expect(none('a.pdf', new Uint8Array())).rejects.toThrow(/has no viewer for a\.pdf; save it instead/);
  const failing = showFileIn(at, () => run('process.exit(3)'));
  await expect(failing('a.pdf', new Uint8Array())).rejects.toThrow(/has no viewer/);
  const missing = showFileIn(at, () => Promise.resolve(spawn(join(at, 'nothing-here'))));
  await expect(missing('a.pdf', new Uint8Array())).rejects.toThrow(/has no viewer/);
});

it('does not wait for a viewer that stays open', async () => {
  const at = await folder();
  let viewer: ChildProcess | null = null;
  const show = showFileIn(at, async () => {
    viewer = await run('setTimeout(() => {}, 60000)');
    return viewer;
  });
  await show('a.txt', Buffer.from('a'));
  (viewer as ChildProcess | null)?.kill();
});
