import { isUnprotected } from '../../http/origin';
import type { Connection } from '../../connections/connection';
import type { SecretLooks } from '../connector';
import type { Description } from './description';
import { placeholdersOf } from './described-context';

/** What the user should know of a description before it is used; one sentence each. */
export function descriptionWarnings(
  connection: Connection,
  description: Description,
  secret: SecretLooks,
): readonly string[] {
  const { signIn, paging, windows, tenants, times, mapping } = description;
  const warnings: string[] = [];
  const isSecret = signIn.kind !== 'none';
  if (isSecret && isUnprotected(connection.address)) {
    warnings.push('The address begins with http: the secret and the entries can be read on their way; use https.');
  }
  if (signIn.kind === 'query') {
    warnings.push('The secret is sent in the address: proxies and the logs of the backend may keep it.');
  }
  if (signIn.kind === 'basic' && !secret.isAscii) {
    warnings.push('The password has characters beyond ASCII: some backends read them otherwise in a basic sign-in.');
  }
  if (signIn.kind === 'basic' && connection.account === null) warnings.push('A basic sign-in needs a user name.');
  if ((paging.kind === 'page' || paging.kind === 'offset') && description.items.totalPlace === '') {
    warnings.push(
      'Pages are counted and no total is given: an entry deleted while a window is read can hide another one until the next collection.',
    );
  }
  if ('stop' in paging && paging.stop === 'total') {
    warnings.push("Paging stops at the backend's total: a total that is too low would hide entries.");
  }
  if (!placeholdersOf(description).has('from') && paging.kind !== 'checkpoint' && windows.cap === null) {
    warnings.push('The request has no {from}: every window reads the whole log.');
  }
  if (mapping.columns.nativeId === undefined && mapping.readAs === 'generic') {
    warnings.push('No column nativeId: equal entries that come on two pages cannot be told from two equal entries.');
  }
  if (tenants.kind === 'list' && tenants.tenants.length === 0) warnings.push('The list of tenants is empty.');
  if (times.writing === 'date' && windows.granularity !== 'day') {
    warnings.push('Times are written as dates, so whole days are asked.');
  }
  return warnings;
}
