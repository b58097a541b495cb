import { describe, expect, it } from 'vitest';
import type { Keytar } from '@app/adapters/keychain/keychain-calls';
import { keychainProblemOf } from '@app/adapters/keychain/keychain-problem';
import { KeychainSecretStore } from '@app/adapters/keychain/keychain-secret-store';
import { keychainSentence } from '@core/secrets/keychain-sentence';

const refusing = (message: string): Keytar => ({
  getPassword: () => Promise.reject(new Error(message)),
  setPassword: () => Promise.reject(new Error(message)),
  deletePassword: () => Promise.reject(new Error(message)),
});

describe('problems of the keychain', () => {
  it('are three, told apart by the words of each system, with a sentence of its own for each', () => {
    const words = {
      locked: ['Cannot create an item in a locked collection', 'User interaction is not allowed.'],
      denied: [
        'GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: no',
        'The user name or passphrase you entered is not correct: authorization failed',
        'Prompt dismissed',
      ],
      absent: [
        'Cannot autolaunch D-Bus without X11 $DISPLAY',
        'Could not connect: No such file or directory',
        'The name org.freedesktop.secrets was not provided by any .service files',
      ],
    } as const;
    for (const [problem, messages] of Object.entries(words)) {
      for (const message of messages)
        expect([message, keychainProblemOf(new Error(message))]).toEqual([message, problem]);
    }
    expect(new Set((['locked', 'denied', 'absent'] as const).map(keychainSentence)).size).toBe(3);
  });

  it('leave the secret usable for the run', async () => {
    const store = new KeychainSecretStore({ load: () => Promise.resolve(refusing('access denied')) });
    expect(await store.set('one', 'secret')).toEqual({ kind: 'run', problem: 'denied' });
    expect(await store.read('one')).toBe('secret');
    await expect(store.delete('one')).rejects.toThrow('could not be removed');
    expect(await store.place('one')).toEqual({ kind: 'none', problem: 'denied' });
  });

  it('are those of a missing library where keytar cannot be loaded', async () => {
    const store = new KeychainSecretStore({ load: () => Promise.reject(new Error('libsecret-1.so.0: no such file')) });
    expect(await store.set('one', 'secret')).toEqual({ kind: 'run', problem: 'absent' });
    await store.delete('one');
    expect(await store.place('one')).toEqual({ kind: 'none', problem: 'absent' });
  });
});

describe('a keychain on Windows', () => {
  it('refuses what its credential manager would cut', async () => {
    const store = new KeychainSecretStore({ load: () => Promise.resolve(refusing('never asked')), platform: 'win32' });
    await expect(store.set('one', 'x'.repeat(2501))).rejects.toThrow('no secret of more than 2500 bytes');
  });
});

describe('a keychain that gives another secret than it took', () => {
  it('is not trusted with it', async () => {
    const cut: Keytar = {
      getPassword: () => Promise.resolve('sec'),
      setPassword: () => Promise.resolve(),
      deletePassword: () => Promise.resolve(true),
    };
    const store = new KeychainSecretStore({ load: () => Promise.resolve(cut) });
    expect(await store.set('one', 'sec\u0000ret')).toEqual({ kind: 'run', problem: 'denied' });
  });
});
