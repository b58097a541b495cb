import { randomBytes } from 'node:crypto';
import { ExpectedFailure } from '@core/failure/failure';
import { keychainSentence } from '@core/secrets/keychain-sentence';
import type { KeychainProblem, SecretPlace, SecretStore } from '@core/secrets/secret-store';
import { KeychainCalls, type LoadKeytar, loadKeytar } from './keychain-calls';
import { hasNoCollection, keychainProblemOf } from './keychain-problem';

export interface KeychainOptions {
  readonly load?: LoadKeytar;
  /** For a prompt that nobody answers. */
  readonly timeoutMs?: number;
  readonly platform?: NodeJS.Platform;
}

const SERVICE = 'Veritrail';
const TIMEOUT_MS = 10_000;
/** Windows' credential manager takes 2,560 bytes. */
const WINDOWS_BYTES = 2500;
/** One probe serves a whole list of connections. */
const PROBE_HOLDS_MS = 2000;

interface RunSecret {
  readonly secret: string;
  /** null: it was handed in for this run. */
  readonly problem: KeychainProblem | null;
}

interface Probed {
  readonly at: number;
  readonly problem: KeychainProblem | null;
  /** There is no collection in which anything could be kept. */
  readonly isEmpty: boolean;
}

/** Secrets in the operating system's keychain by keytar; where that has a problem, in memory until the process ends. */
export class KeychainSecretStore implements SecretStore {
  readonly #calls: KeychainCalls;
  readonly #platform: NodeJS.Platform;
  readonly #forRun = new Map<string, RunSecret>();
  #probed: Probed | null = null;

  constructor(options: KeychainOptions = {}) {
    this.#calls = new KeychainCalls(options.load ?? loadKeytar, options.timeoutMs ?? TIMEOUT_MS);
    this.#platform = options.platform ?? process.platform;
  }

  async set(id: string, secret: string): Promise<SecretPlace> {
    this.#requireFitting(secret);
    try {
      await this.#calls.run((keytar) => keytar.setPassword(SERVICE, id, secret));
      const kept = await this.#calls.run((keytar) => keytar.getPassword(SERVICE, id));
      if (kept === secret) {
        this.#forRun.delete(id);
        this.#probed = { at: Date.now(), problem: null, isEmpty: false };
        return { kind: 'keychain' };
      }
      // It took it and gives another: half a secret is worse than none.
      await this.#calls.run((keytar) => keytar.deletePassword(SERVICE, id));
      return this.#keepForRun(id, secret, 'denied');
    } catch (error) {
      return this.#keepForRun(id, secret, keychainProblemOf(error));
    }
  }

  setForRun(id: string, secret: string): void {
    this.#forRun.set(id, { secret, problem: null });
  }

  async read(id: string): Promise<string | null> {
    const forRun = this.#forRun.get(id);
    if (forRun !== undefined) return forRun.secret;
    try {
      return await this.#calls.run((keytar) => keytar.getPassword(SERVICE, id));
    } catch {
      // `place` says why.
      return null;
    }
  }

  async delete(id: string): Promise<void> {
    this.#forRun.delete(id);
    try {
      await this.#calls.run((keytar) => keytar.deletePassword(SERVICE, id));
    } catch (error) {
      this.#requireUnheld(keychainProblemOf(error));
      return;
    }
    // A locked keychain answers as if there were nothing.
    const { problem, isEmpty } = await this.#probe();
    if (!isEmpty) this.#requireUnheld(problem);
  }

  async place(id: string): Promise<SecretPlace> {
    const forRun = this.#forRun.get(id);
    if (forRun !== undefined) return { kind: 'run', problem: forRun.problem };
    try {
      const kept = await this.#calls.run((keytar) => keytar.getPassword(SERVICE, id));
      if (kept !== null && kept !== '') return { kind: 'keychain' };
    } catch (error) {
      return { kind: 'none', problem: keychainProblemOf(error) };
    }
    return { kind: 'none', problem: (await this.#probe()).problem };
  }

  #keepForRun(id: string, secret: string, problem: KeychainProblem): SecretPlace {
    this.#forRun.set(id, { secret, problem });
    this.#probed = null;
    return { kind: 'run', problem };
  }

  #requireFitting(secret: string): void {
    if (this.#platform !== 'win32' || Buffer.byteLength(secret) <= WINDOWS_BYTES) return;
    throw new ExpectedFailure(
      'invalid-input',
      `Windows keeps no secret of more than ${WINDOWS_BYTES} bytes; ask the backend for a shorter one.`,
    );
  }

  /** Without any keychain there is nothing that could be left in it. */
  #requireUnheld(problem: KeychainProblem | null): void {
    if (problem === null || problem === 'absent') return;
    throw new ExpectedFailure(
      'not-available-here',
      `The secret may still be in the keychain and could not be removed. ${keychainSentence(problem)}`,
    );
  }

  /** Locked, a keychain reads as empty: only writing tells. */
  async #probe(): Promise<Probed> {
    const known = this.#probed;
    if (known !== null && Date.now() - known.at < PROBE_HOLDS_MS) return known;
    const account = `probe-${randomBytes(6).toString('hex')}`;
    const writing = this.#calls.run(async (keytar) => {
      await keytar.setPassword(SERVICE, account, 'probe');
      await keytar.deletePassword(SERVICE, account);
    });
    const found = await writing.then(
      () => ({ problem: null, isEmpty: false }),
      (error: unknown) => ({ problem: keychainProblemOf(error), isEmpty: hasNoCollection(error) }),
    );
    this.#probed = { at: Date.now(), ...found };
    return this.#probed;
  }
}
