/** The steps of a connection test, in order. */
export const TEST_STEPS = ['name', 'reach', 'tls', 'sign-in', 'role', 'tenants', 'entries'] as const;
export type TestStepId = (typeof TEST_STEPS)[number];

export interface TestStep {
  readonly step: TestStepId;
  /** `warned`: it works, but the user should know. `skipped`: an earlier step failed, or there is nothing to test. */
  readonly outcome: 'passed' | 'warned' | 'failed' | 'skipped';
  /** One sentence: what was found ("Signed in as auditor@example.com"). */
  readonly text: string;
  /** What to do; only where it failed or warned. */
  readonly advice: string | null;
}

/** A certificate that is not trusted, shown so that the user may compare and pin it. */
export interface ShownCertificate {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface ConnectionTest {
  readonly steps: readonly TestStep[];
  /** The certificate that the backend showed, where TLS failed for want of trust. */
  readonly certificate: ShownCertificate | null;
  /** "this machine's own certificate store (Node 24)" or the bundle's path. */
  readonly trustedBy: string;
}
