import {
  type ConnectionTest,
  type ShownCertificate,
  TEST_STEPS,
  type TestStep,
} from '@core/connections/connection-test';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { CircleCheck, CircleDashed, CircleX, LoaderCircle, MinusCircle, TriangleAlert } from 'lucide-react';
import { connectionTestText as text, testOutcomeText, testStepText } from '../../strings/connections';
import { MONO } from '../../theme/tokens';
import { FactsList } from '../../ui/facts-list';
import { FailureNotice } from '../../ui/failure-notice';
import type { TestRun } from './use-connection-test';

export interface TestPanelProps {
  readonly run: TestRun;
  /** null: a pinned certificate cannot be set here. */
  readonly onTrust: ((sha256: string) => void) | null;
  readonly pinned: string | null;
}

const ICONS = { passed: CircleCheck, warned: TriangleAlert, failed: CircleX, skipped: MinusCircle } as const;
const COLOURS = {
  passed: 'var(--vt-success)',
  warned: 'var(--vt-warning)',
  failed: 'var(--vt-error)',
  skipped: 'var(--vt-textQuiet)',
} as const;

/** The steps of a test as they come, what to do where one fails, and a certificate to be confirmed. */
export function TestPanel({ run, onTrust, pinned }: TestPanelProps) {
  const { test, isRunning, failure, isCancelled } = run;
  if (test === null && !isRunning && failure === null && !isCancelled) {
    return <Box sx={{ color: 'text.secondary' }}>{text.hint}</Box>;
  }
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box role="status" sx={{ fontWeight: 600 }}>
        {verdict(run)}
      </Box>
      <StepList test={test} isRunning={isRunning} />
      {failure !== null && <FailureNotice failure={failure} />}
      {test !== null && test.certificate !== null && (
        <CertificateBox certificate={test.certificate} pinned={pinned} onTrust={onTrust} />
      )}
      {test !== null && test.trustedBy !== '' && !isRunning && (
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{text.trustedBy(test.trustedBy)}</Box>
      )}
    </Box>
  );
}

function verdict({ test, isRunning, isCancelled, failure }: TestRun): string {
  if (isRunning) return text.running;
  if (isCancelled) return text.cancelled;
  const outcomes = test?.steps.map((one) => one.outcome) ?? [];
  if (failure !== null || outcomes.includes('failed')) return text.failed;
  return outcomes.includes('warned') ? text.warned : text.passed;
}

function StepList({ test, isRunning }: { readonly test: ConnectionTest | null; readonly isRunning: boolean }) {
  const steps = new Map(test?.steps.map((one) => [one.step, one]));
  const at = TEST_STEPS.findIndex((one) => !steps.has(one));
  return (
    <Box component="ol" aria-label={text.heading} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {TEST_STEPS.map((id, index) => (
        <StepLine key={id} title={testStepText[id]} step={steps.get(id)} isNow={isRunning && index === at} />
      ))}
    </Box>
  );
}

interface StepLineProps {
  readonly title: string;
  readonly step: TestStep | undefined;
  readonly isNow: boolean;
}

function StepLine({ title, step, isNow }: StepLineProps) {
  const Icon = step === undefined ? (isNow ? LoaderCircle : CircleDashed) : ICONS[step.outcome];
  const colour = step === undefined ? (isNow ? 'var(--vt-accent)' : 'var(--vt-textQuiet)') : COLOURS[step.outcome];
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '16px 76px minmax(0, 1fr)', columnGap: 2 }}>
      <Box sx={{ color: colour, display: 'flex', pt: 0.5, ...(isNow ? SPIN : {}) }}>
        <Icon size={15} aria-hidden />
      </Box>
      <Box>{title}</Box>
      <Box sx={{ overflowWrap: 'anywhere' }}>
        {step !== undefined && (
          <>
            <Box component="span" sx={{ color: colour, fontWeight: 500 }}>
              {testOutcomeText[step.outcome]}
            </Box>
            {step.text !== '' && <Box component="span"> · {step.text}</Box>}
            {step.advice !== null && <Box sx={{ color: 'text.secondary' }}>{step.advice}</Box>}
          </>
        )}
      </Box>
    </Box>
  );
}

const SPIN = {
  '& svg': { animation: 'vt-spin 900ms linear infinite' },
  '@keyframes vt-spin': { to: { transform: 'rotate(360deg)' } },
} as const;

interface CertificateBoxProps {
  readonly certificate: ShownCertificate;
  readonly pinned: string | null;
  readonly onTrust: ((sha256: string) => void) | null;
}

function CertificateBox({ certificate, pinned, onTrust }: CertificateBoxProps) {
  const isTrusted = pinned === certificate.sha256;
  return (
    <Box
      component="section"
      aria-label={text.certificateTitle}
      sx={{ border: '1px solid var(--vt-lineStrong)', borderRadius: 1, p: 3, display: 'grid', gap: 2 }}
    >
      <Box>{text.certificateTitle}</Box>
      <FactsList
        titleWidth={76}
        facts={[
          [text.certificateSubject, certificate.subject],
          [text.certificateIssuer, certificate.issuer],
          [text.certificateValid, `${certificate.validFrom} – ${certificate.validTo}`],
          [
            text.certificateSha,
            <Box key="sha" component="span" sx={{ fontFamily: MONO, fontSize: 12 }}>
              {inGroups(certificate.sha256)}
            </Box>,
          ],
        ]}
      />
      <Box sx={{ color: 'text.secondary' }}>{text.certificateCompare}</Box>
      {isTrusted && <Box role="status">{text.trusted}</Box>}
      {!isTrusted && onTrust !== null && (
        <Box>
          <Button onClick={() => onTrust(certificate.sha256)}>{text.trust}</Button>
        </Box>
      )}
    </Box>
  );
}

/** A fingerprint in pairs, so that it can be compared by eye. */
export const inGroups = (sha256: string): string =>
  sha256
    .toUpperCase()
    .match(/.{1,4}/gu)
    ?.join(' ') ?? sha256;
