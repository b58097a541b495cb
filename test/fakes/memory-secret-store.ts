import type { KeychainProblem, SecretPlace, SecretStore } from '@core/secrets/secret-store';

/** The in-memory twin of `SecretStore`; a problem can be set, as a real keychain has them. */
export class MemorySecretStore implements SecretStore {
  readonly #kept = new Map<string, string>();
  readonly #forRun = new Map<string, string>();
  problem: KeychainProblem | null = null;

  constructor(secrets: Readonly<Record<string, string>> = {}) {
    for (const [id, secret] of Object.entries(secrets)) this.#kept.set(id, secret);
  }

  set(id: string, secret: string): Promise<SecretPlace> {
    if (this.problem === null) {
      this.#forRun.delete(id);
      this.#kept.set(id, secret);
    } else this.#forRun.set(id, secret);
    return this.place(id);
  }

  setForRun(id: string, secret: string): void {
    this.#forRun.set(id, secret);
  }

  read(id: string): Promise<string | null> {
    return Promise.resolve(this.#forRun.get(id) ?? (this.problem === null ? (this.#kept.get(id) ?? null) : null));
  }

  delete(id: string): Promise<void> {
    this.#forRun.delete(id);
    this.#kept.delete(id);
    return Promise.resolve();
  }

  place(id: string): Promise<SecretPlace> {
    const { problem } = this;
    if (this.#forRun.has(id)) return Promise.resolve({ kind: 'run', problem });
    if (problem === null && this.#kept.has(id)) return Promise.resolve({ kind: 'keychain' });
    return Promise.resolve({ kind: 'none', problem });
  }
}
