import {
  type ConnectionTest,
  TEST_STEPS,
  type ShownCertificate,
  type TestStep,
  type TestStepId,
} from '@core/connections/connection-test';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import { describeTrust } from '../../adapters/http/connection-trust';
import { probe } from '../../adapters/http/probe';
import type { AskedConnection } from './connection-target';
import type { ConnectionsPorts } from './connections-ports';

/** Above it, sign-ins by token and windows up to now begin to go wrong. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const skipped = (step: TestStepId, hasFailed: boolean): TestStep => ({
  step,
  outcome: 'skipped',
  text: hasFailed ? 'Not tried, because an earlier step failed.' : 'This backend has nothing to test here.',
  advice: null,
});

/** A backend that has answered tells its time: told with the first step that it answered. */
function withClock(step: TestStep, aheadMs: number | null): TestStep {
  if (aheadMs === null || Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS) return step;
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const text = `${step.text} Its clock is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} this computer’s.`;
  const advice = 'Set the clock that is wrong: times of entries and windows cannot be trusted until then.';
  return {
    ...step,
    outcome: step.outcome === 'passed' ? 'warned' : step.outcome,
    text,
    advice: step.advice === null ? advice : `${step.advice} ${advice}`,
  };
}

class Test {
  readonly #told = new Map<TestStepId, TestStep>();
  readonly #asked: AskedConnection;
  readonly #tell: (test: ConnectionTest) => void;
  #certificate: ShownCertificate | null = null;

  constructor(asked: AskedConnection, tell: (test: ConnectionTest) => void) {
    this.#asked = asked;
    this.#tell = tell;
  }

  get soFar(): ConnectionTest {
    return {
      steps: TEST_STEPS.flatMap((id) => this.#told.get(id) ?? []),
      certificate: this.#certificate,
      trustedBy: describeTrust(this.#asked.connection.trust),
    };
  }

  async run(ports: ConnectionsPorts, signal: AbortSignal): Promise<ConnectionTest> {
    const { connection } = this.#asked;
    const limits = ports.connections.limits('test');
    const { isReached, certificate } = await probe({ connection, limits, onStep: (step) => this.#add(step) });
    this.#certificate = certificate;
    if (signal.aborted) throw new ExpectedFailure('cancelled', 'It was cancelled.');
    if (isReached) await this.#check(ports, signal);
    const hasFailed = [...this.#told.values()].some((step) => step.outcome === 'failed');
    for (const id of TEST_STEPS) if (!this.#told.has(id)) this.#told.set(id, skipped(id, hasFailed));
    this.#tell(this.soFar);
    return this.soFar;
  }

  async #check({ connections }: ConnectionsPorts, signal: AbortSignal): Promise<void> {
    const { connection, secrets } = this.#asked;
    const opened = connections.open(connection, { patience: 'test', secrets });
    let isClockTold = false;
    const add = (step: TestStep): void => {
      this.#add(isClockTold ? step : withClock(step, opened.clockAheadMs()));
      isClockTold ||= opened.clockAheadMs() !== null;
    };
    try {
      for await (const step of opened.session.check(signal)) add(step);
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error;
      const step = TEST_STEPS.find((id) => !this.#told.has(id)) ?? 'entries';
      add({ step, outcome: 'failed', text: error.message, advice: error.detail });
    } finally {
      await opened.close();
    }
  }

  #add(step: TestStep): void {
    this.#told.set(step.step, step);
    this.#tell(this.soFar);
  }
}

/** Tests a connection step by step; what fails is told in its step, and ends the steps after it. */
export function testConnection(
  ports: ConnectionsPorts,
  asked: AskedConnection,
  told: { readonly signal: AbortSignal; readonly tell: (test: ConnectionTest) => void },
): Promise<ConnectionTest> {
  return new Test(asked, told.tell).run(ports, told.signal);
}
