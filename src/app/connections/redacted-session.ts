import type { ConnectorSession, ConnectorPage, LogClearing, WindowEnd } from '@core/backends/connector';
import type { TestStep } from '@core/connections/connection-test';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** An error as it may be told and written down. What is no expected failure keeps its stack, its message redacted. */
export function redactedError(error: unknown, redact: Redact): unknown {
  if (error instanceof BackendFailure) {
    return new BackendFailure(error.kind, redact(error.message), {
      ...(error.status === null ? {} : { status: error.status }),
      ...(error.detail === null ? {} : { detail: redact(error.detail) }),
    });
  }
  if (error instanceof ExpectedFailure) {
    return new ExpectedFailure(
      error.code,
      redact(error.message),
      error.detail === undefined ? undefined : redact(error.detail),
    );
  }
  if (!(error instanceof Error)) return error;
  const clean = new Error(redact(error.message));
  clean.name = error.name;
  if (error.stack !== undefined) clean.stack = redact(error.stack);
  return clean;
}

async function guarded<Value>(redact: Redact, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw redactedError(error, redact);
  }
}

async function* guardedSteps(redact: Redact, steps: AsyncIterable<TestStep>): AsyncGenerator<TestStep> {
  try {
    for await (const step of steps) {
      yield { ...step, text: redact(step.text), advice: step.advice === null ? null : redact(step.advice) };
    }
  } catch (error) {
    throw redactedError(error, redact);
  }
}

/** A backend that repeats a key in its next link must not bring it into a kept cursor; the HTTP client puts it in again. */
async function* guardedPages(
  redact: Redact,
  pages: AsyncGenerator<ConnectorPage, WindowEnd, void>,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  try {
    for (;;) {
      const next = await pages.next();
      if (next.done === true) {
        const { reason } = next.value;
        return { ...next.value, reason: reason === null ? null : redact(reason) };
      }
      const { cursor } = next.value;
      yield { ...next.value, cursor: cursor === null ? null : redact(cursor) };
    }
  } catch (error) {
    throw redactedError(error, redact);
  } finally {
    await pages.return(undefined as unknown as WindowEnd);
  }
}

const guardedClearing = (clearing: LogClearing, redact: Redact): LogClearing => ({
  describe: (scope) => clearing.describe(scope),
  refusal: (range) => clearing.refusal?.(range) ?? null,
  count: (scope, range, signal) => guarded(redact, () => clearing.count(scope, range, signal)),
  clear: (scope, range, signal) => guarded(redact, () => clearing.clear(scope, range, signal)),
});

/** A session whose failures, steps and cursors hold no secret, whatever the backend repeats of it. */
export function redactedSession(session: ConnectorSession, redact: Redact): ConnectorSession {
  const { instance, organizations, vocabulary, clearing, artefact } = session;
  return {
    account: session.account,
    ...(instance === undefined ? {} : { instance }),
    streams: session.streams,
    check: (signal) => guardedSteps(redact, session.check(signal)),
    tenants: (signal) => guarded(redact, () => session.tenants(signal)),
    scopes: (tenants) => session.scopes(tenants),
    readWindow: (request, signal) => guardedPages(redact, session.readWindow(request, signal)),
    ...(organizations === undefined
      ? {}
      : {
          organizations: (tenant, signal) => guarded(redact, () => organizations.call(session, tenant, signal)),
        }),
    ...(vocabulary === undefined
      ? {}
      : { vocabulary: (signal) => guarded(redact, () => vocabulary.call(session, signal)) }),
    ...(clearing === undefined ? {} : { clearing: guardedClearing(clearing, redact) }),
    ...(artefact === undefined
      ? {}
      : { artefact: (question, signal) => guarded(redact, () => artefact.call(session, question, signal)) }),
  };
}
