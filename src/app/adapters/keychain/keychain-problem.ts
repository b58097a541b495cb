import type { KeychainProblem } from '@core/secrets/secret-store';

/** Nobody answered the keychain's question in time. */
export class KeychainSilent extends Error {
  constructor() {
    super('the keychain did not answer in time');
    this.name = 'KeychainSilent';
  }
}

/** keytar's native part could not be loaded: libsecret is missing. */
export class KeychainMissing extends Error {
  constructor() {
    super('the keychain cannot be used here');
    this.name = 'KeychainMissing';
  }
}

/**
 * By the words of libsecret, GDBus and macOS: their errors carry no codes through keytar. A collection that does not exist
 * and could not be made is one whose password nobody was there to give.
 */
const WORDS: readonly (readonly [KeychainProblem, RegExp])[] = [
  ['locked', /locked|Object does not exist at path .*\/collection\/|interaction is not allowed|IsLocked/i],
  ['denied', /AccessDenied|access denied|denied|dismissed|cancel|not permitted|permission|authoriz|auth.*failed/i],
];

/** What an error of the keychain means; whatever is not known means that there is none that can be used. */
export function keychainProblemOf(error: unknown): KeychainProblem {
  if (error instanceof KeychainSilent) return 'locked';
  const message = error instanceof Error ? error.message : '';
  return WORDS.find(([, words]) => words.test(message))?.[0] ?? 'absent';
}

/** True where the keychain says that it has no collection at all: then nothing is kept in it. */
export const hasNoCollection = (error: unknown): boolean =>
  error instanceof Error && /Object does not exist at path .*\/collection\//i.test(error.message);
