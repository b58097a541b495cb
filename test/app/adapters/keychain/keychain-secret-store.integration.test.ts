import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildChild } from './build-child';
import { HAS_KEYRING, inKeyringSession, type KeyringState } from './real-keyring';

let child = '';
beforeAll(async () => {
  if (!HAS_KEYRING) {
    console.log('Skipped: gnome-keyring, dbus or libsecret is not installed here.');
    return;
  }
  child = await buildChild(resolve('test/app/adapters/keychain/store-runner.ts'), 'store-runner');
});

async function storeIn(state: KeyringState, timeoutMs = 10_000): Promise<unknown> {
  const isKilled = state === 'prompting';
  const words = [process.execPath, child, String(timeoutMs), ...(isKilled ? ['and-die'] : [])];
  const { code, stdout, stderr } = await inKeyringSession(state, words);
  if (code !== 0 && !isKilled) throw new Error(`the session ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

const runOnly = (problem: string) => ({
  before: { kind: 'none', problem },
  set: { kind: 'run', problem },
  place: { kind: 'run', problem },
  readsBack: true,
  nextRun: false,
  replaced: { kind: 'run', problem },
  nextReads: 'another one',
  after: { kind: 'none', problem },
  handedIn: [{ kind: 'run', problem: null }, 'handed in'],
  isQuick: true,
});

describe.skipIf(!HAS_KEYRING)('secrets in a real Secret Service', () => {
  it('are kept for the next run, replaced and removed', async () => {
    expect(await storeIn('unlocked')).toEqual({
      before: { kind: 'none', problem: null },
      set: { kind: 'keychain' },
      place: { kind: 'keychain' },
      readsBack: true,
      nextRun: true,
      replaced: { kind: 'keychain' },
      nextReads: 'another one',
      deleted: 'done',
      after: { kind: 'none', problem: null },
      handedIn: [{ kind: 'run', problem: null }, 'handed in'],
      isQuick: true,
    });
  });

  it('are kept for the run where it is locked, and not said to be removed from it', async () => {
    expect(await storeIn('locked')).toEqual({ ...runOnly('locked'), deleted: 'not-available-here' });
  });

  it('are kept for the run where it was never given a password', async () => {
    expect(await storeIn('empty')).toEqual({ ...runOnly('locked'), deleted: 'done' });
  });

  it('never wait for a prompt that nobody answers', async () => {
    expect(await storeIn('prompting', 500)).toEqual({ ...runOnly('locked'), deleted: 'not-available-here' });
  });

  it('are kept for the run where there is no session bus', () => {
    const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, ...environment } = process.env;
    const { stdout } = spawnSync(process.execPath, [child], {
      env: { ...environment, XDG_RUNTIME_DIR: '/nonexistent' },
    });
    expect(JSON.parse(stdout.toString('utf8'))).toEqual({ ...runOnly('absent'), deleted: 'done' });
  });
});
