import type { ConnectionSummary, ConnectorDescription } from '@contract/collecting-calls';
import type { ConnectionTest, TestStep, TestStepId } from '@core/connections/connection-test';
import { keychainSentence } from '@core/secrets/keychain-sentence';
import type { SecretPlace } from '@core/secrets/secret-store';
import { textTable } from './text-table';

const STEP_TITLES: Readonly<Record<TestStepId, string>> = {
  name: 'Name',
  reach: 'Reached',
  tls: 'TLS',
  'sign-in': 'Signed in',
  role: 'Role',
  tenants: 'Tenants',
  entries: 'Entries',
};

export function secretWord(place: SecretPlace): string {
  if (place.kind === 'keychain') return 'in the keychain';
  return place.kind === 'run' ? 'for this run' : 'none';
}

/** Where a secret went, and why not into the keychain. */
export function secretSentence(place: SecretPlace): string {
  if (place.kind === 'keychain') return 'The secret is in the keychain.';
  if (place.problem !== null) return keychainSentence(place.problem);
  return place.kind === 'run' ? 'The secret is kept for this run only.' : 'There is no secret.';
}

const day = (instant: number): string => new Date(instant / 1000).toISOString().slice(0, 16).replace('T', ' ');

function lastRunText({ lastRun }: ConnectionSummary): string {
  if (lastRun === null) return 'never';
  const when = lastRun.endedAt === null ? 'not ended' : day(lastRun.endedAt);
  if (lastRun.unasked !== null) return `${when}, not asked: ${lastRun.unasked}`;
  return lastRun.notComplete === 0 ? when : `${when}, ${lastRun.notComplete} not complete`;
}

export function connectionsTable(summaries: readonly ConnectionSummary[], isTerminal: boolean): readonly string[] {
  const titles = ['Name', 'Connector', 'Address', 'Account', 'Secret', 'Enabled', 'Last collected'];
  const rows = summaries.map((summary) => {
    const { name, connector, address, account, isEnabled } = summary.connection;
    const secret = secretWord(summary.secret);
    return [name, connector, address, account, secret, isEnabled ? 'yes' : 'no', lastRunText(summary)];
  });
  return textTable(
    titles.map((title) => ({ title })),
    rows,
    isTerminal,
  );
}

export function connectorsTable(connectors: readonly ConnectorDescription[], isTerminal: boolean): readonly string[] {
  const rows = connectors.map(({ id, title, isPreview, account, secret }) => [
    id,
    isPreview ? `${title} (preview)` : title,
    account?.label ?? '',
    secret.label,
  ]);
  return textTable(
    ['Id', 'Title', 'Account', 'Secret'].map((title) => ({ title })),
    rows,
    isTerminal,
  );
}

export function fieldsTable({ fields, defaults }: ConnectorDescription, isTerminal: boolean): readonly string[] {
  const shown = (name: string): string => {
    const value = defaults[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '');
  };
  const rows = fields.map(({ name, kind, label, choices, isInferred }) => [
    name,
    choices === undefined ? kind : choices.map(({ value }) => value).join(' | '),
    shown(name),
    isInferred ? `${label} (inferred)` : label,
  ]);
  return textTable(
    ['Option', 'Takes', 'Default', 'Meaning'].map((title) => ({ title })),
    rows,
    isTerminal,
  );
}

const stepLines = ({ step, outcome, text, advice }: TestStep): readonly string[] => [
  `${outcome.padEnd(8)}${STEP_TITLES[step]}: ${text}`,
  ...(advice === null ? [] : [`        ${advice}`]),
];

export function testLines({ steps, certificate, trustedBy }: ConnectionTest): readonly string[] {
  const shown =
    certificate === null
      ? []
      : [
          'The certificate that was shown; compare its SHA-256 with whoever runs the backend before you pin it:',
          `  SHA-256     ${certificate.sha256}`,
          `  Subject     ${certificate.subject}`,
          `  Issuer      ${certificate.issuer}`,
          `  Valid       ${certificate.validFrom} to ${certificate.validTo}`,
        ];
  return [...steps.flatMap(stepLines), `Trusted by ${trustedBy}.`, ...shown];
}
