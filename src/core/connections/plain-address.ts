import { ExpectedFailure } from '../failure/failure';
import { originOf } from '../http/origin';
import type { ConnectionInput } from './connection';

const invalid = (message: string): ExpectedFailure => new ExpectedFailure('connection-invalid', message);

/** The connection with its address as it is kept. Fails with `connection-invalid` where an address carries a sign-in or a query. */
export function withPlainAddresses(input: ConnectionInput): ConnectionInput {
  const address = input.address.trim().replace(/\/+$/, '');
  for (const [what, one] of [
    ['address', address],
    ['proxy', input.proxy],
  ] as const) {
    if (one !== null && /^[a-z]+:\/\/[^/?#]*@/i.test(one)) {
      throw invalid(
        `The ${what} holds a user name or a password; leave it out: the file of connections holds no secrets.`,
      );
    }
  }
  if (/[?#]/.test(address) || originOf(address) === null) {
    throw invalid('The address must be https://host[:port][/path] alone, without anything after a ? or #.');
  }
  return { ...input, address };
}
