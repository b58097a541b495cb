import { userInfo } from 'node:os';

/** The name of the account that runs the program; some containers give theirs none. */
export function machineUser(): string {
  try {
    return userInfo().username || 'unknown';
  } catch {
    return 'unknown';
  }
}
