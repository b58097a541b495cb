import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import { ExpectedFailure } from '@core/failure/failure';
import type { ConnectedApplication } from './ownership/connected-application';

/** Asks an application from within its own host; an expected failure is thrown as such. */
export async function askApplication<Name extends CallName>(
  application: ConnectedApplication,
  name: Name,
  input: CallInput<Name>,
): Promise<CallAnswer<Name>> {
  const result = await application.call(name, input);
  if (!result.ok) throw new ExpectedFailure(result.failure.code, result.failure.message, result.failure.detail);
  return result.value as CallAnswer<Name>;
}
