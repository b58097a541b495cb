import type { KeychainProblem } from './secret-store';

const SENTENCES: Readonly<Record<KeychainProblem, string>> = {
  locked:
    'The keychain is locked, so secrets are kept for this run only; unlock it (sign in to your desktop, or open it in its own program) and set the secret again.',
  absent:
    'This computer offers no keychain here (no Secret Service, no session bus, or libsecret is missing), so secrets are kept for this run only; start Veritrail from your desktop session, or hand the secret in on each run.',
  denied:
    'The keychain refused access to Veritrail, so secrets are kept for this run only; allow it in the keychain’s own settings and set the secret again.',
};

/** What a problem of the keychain means to the user, and what to do. */
export const keychainSentence = (problem: KeychainProblem): string => SENTENCES[problem];
