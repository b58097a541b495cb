import { KeychainMissing, KeychainSilent } from './keychain-problem';

/** The part of keytar that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export type LoadKeytar = () => Promise<Keytar>;

/** Loaded when it is needed: where libsecret is missing, loading throws. */
export const loadKeytar: LoadKeytar = async () => {
  try {
    return (await import('keytar')).default;
  } catch {
    throw new KeychainMissing();
  }
};

/**
 * Calls of the keychain, one after the other and none for ever: a prompt that nobody answers holds one thread of Node's
 * pool, and while it does, further calls fail at once instead of holding the rest.
 */
export class KeychainCalls {
  readonly #load: LoadKeytar;
  readonly #timeoutMs: number;
  #loaded: Promise<Keytar> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isStuck = false;

  constructor(load: LoadKeytar, timeoutMs: number) {
    this.#load = load;
    this.#timeoutMs = timeoutMs;
  }

  run<Value>(call: (keytar: Keytar) => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(() => this.#bounded(call));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #bounded<Value>(call: (keytar: Keytar) => Promise<Value>): Promise<Value> {
    if (this.#isStuck) throw new KeychainSilent();
    this.#loaded ??= this.#load();
    const keytar = await this.#loaded;
    const running = call(keytar);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#isStuck = true;
        const free = (): void => {
          this.#isStuck = false;
        };
        running.then(free, free);
        reject(new KeychainSilent());
      }, this.#timeoutMs);
    });
    try {
      return await Promise.race([running, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
