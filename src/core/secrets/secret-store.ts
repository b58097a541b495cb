/** Why the keychain cannot be used; each is a sentence of its own to the user. */
export type KeychainProblem = 'locked' | 'absent' | 'denied';

/**
 * Where the secret of a connection is. `run`: in this process's memory until it ends, because the keychain has a problem;
 * problem null: because it was handed in for this run.
 */
export type SecretPlace =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'run'; readonly problem: KeychainProblem | null }
  | { readonly kind: 'none'; readonly problem: KeychainProblem | null };

/** Secrets by the id of their connection. Never logged, never sent to a page, never written to a file. */
export interface SecretStore {
  /** Keeps it in the keychain; for this run only where that has a problem, which the answer says. Fails with `invalid-input` where no keychain takes it. */
  set(id: string, secret: string): Promise<SecretPlace>;
  /** For this run only: what a scheduler hands in. */
  setForRun(id: string, secret: string): void;
  /** null: there is none. For the HTTP adapter alone. */
  read(id: string): Promise<string | null>;
  /** Fails with `not-available-here` where the keychain may still hold it and does not let it be removed. */
  delete(id: string): Promise<void>;
  place(id: string): Promise<SecretPlace>;
}
