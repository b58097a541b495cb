import { type CallName, calls } from '@contract/calls';
import type { Result } from '@contract/result';
import { ExpectedFailure } from '@core/failure/failure';
import type { Handlers } from './handlers';

/** Where bugs go: logged in full on the application's side; answers the reference that the user sees. */
export type BugLog = (where: string, error: unknown) => string;

export type Router = (name: string, input: unknown) => Promise<Result<unknown>>;

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/** Checks every call's input against the contract, runs its handler and wraps what comes out. */
export function createRouter(handlers: Partial<Handlers>, logBug: BugLog): Router {
  return async (name, input) => {
    if (!isCallName(name) || handlers[name] === undefined) {
      return { ok: false, failure: { code: 'unknown-call', message: `There is no call named ${name.slice(0, 100)}.` } };
    }
    const parsed = calls[name].input.safeParse(input ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
      return {
        ok: false,
        failure: {
          code: 'invalid-input',
          message: `${name} was asked wrongly${place}: ${issue?.message ?? 'unknown'}.`,
        },
      };
    }
    try {
      const handler = handlers[name] as (input: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (error instanceof ExpectedFailure) return { ok: false, failure: error.toFailure() };
      const reference = logBug(name, error);
      return {
        ok: false,
        failure: {
          code: 'internal',
          message: `Something went wrong inside Veritrail. The log holds the details under ${reference}.`,
          detail: reference,
        },
      };
    }
  };
}
