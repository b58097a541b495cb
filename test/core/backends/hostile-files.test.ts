import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEntryReader } from '@core/backends/entry-reader';
import { KIND_IDS } from '@core/backends/kind-id';
import { NO_CHOICES } from '@core/backends/reading-plan';
import { recognise } from '@core/backends/recognise';
import { ExpectedFailure } from '@core/failure/failure';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoding, digest } from '../platform';
import { readFile } from './read-file';

const FOLDER = join(import.meta.dirname, '../../fixtures/kinds');
const fixtures = readdirSync(FOLDER).map((name) => new Uint8Array(readFileSync(join(FOLDER, name))));

const expected = (error: unknown): void => {
  if (!(error instanceof ExpectedFailure || (error instanceof Error && error.message.startsWith('This stand-in'))))
    throw error;
};

test('a fixture damaged anywhere is read, or refused in a sentence, and never breaks the reader', async () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ maxLength: 6 }),
    cut: fc.nat(40),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fixtures),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      async (file, damages) => {
        let bytes = Buffer.from(file);
        for (const { at, bytes: inserted, cut } of damages) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place + cut)]);
        }
        try {
          const read = await readFile(new Uint8Array(bytes), {}, 97);
          for (const entry of read.entries) {
            expect(entry.identity.length).toBe(16);
            expect(entry.raw.length).toBeGreaterThan(0);
          }
        } catch (error) {
          expected(error);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a record of any shape is read by any kind', () => {
  const names = [
    ...['userIdentity', 'eventTime', 'eventName', 'actor', 'target', 'published', 'severity', 'action', 'org', 'id'],
    ...[
      'events',
      'parameters',
      'AuditData',
      'CreationTime',
      'UserType',
      'performer',
      'context',
      'timestamp',
      '@timestamp',
    ],
    ...[
      'CloudTrailEvent',
      'resources',
      'requestParameters',
      'companyId',
      'eventType',
      '__proto__',
      'constructor',
      'toString',
    ],
  ];
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, 0, -1, 1e21, 0.1, '', 'x', '{"a":1}', '2026-10-01T08:14:03Z', 'Failed'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, 'name', 'value', 'type', 'displayName', 'time'), tie('value'), {
        maxKeys: 4,
      }),
    ),
  })).value;
  fc.assert(
    fc.property(
      fc.constantFrom(...KIND_IDS),
      fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 }),
      (kind, root) => {
        const text = JSON.stringify(root);
        const bytes = new Uint8Array(Buffer.from(text));
        const { plan } = recognise({ name: 'x', bytes, isWhole: true }, { ...NO_CHOICES, kind }, decoding);
        const reader = createEntryReader({ ...plan, recordPlace: null }, { digest, decoding });
        const outcome = reader.read({ kind: 'record', position: 0, bytes, encoding: 'utf-8', text });
        if (outcome.kind === 'rejected') expect(outcome.bytes).toBe(bytes);
        else
          for (const { columns } of outcome.entries)
            for (const column of Object.values(columns)) expect(column).not.toBe(undefined);
      },
    ),
    { numRuns: 1000 },
  );
});

test('any text is recognised, or refused in a sentence', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'a,b',
          '"',
          '\n',
          ';',
          '{',
          '}',
          '[',
          ']',
          '"a":',
          '1',
          ',',
          'time',
          '\t',
          '\u0000',
          'Started,Finished,User-ID,Severity,Source,Execution-Log\n',
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('auto' as const, ...KIND_IDS), fc.boolean(), (content, kind, isWhole) => {
      try {
        const bytes = new Uint8Array(Buffer.from(content));
        const { plan } = recognise({ name: 'x', bytes, isWhole }, { ...NO_CHOICES, kind }, decoding);
        if (kind !== 'auto') expect(plan.kind).toBe(kind);
      } catch (error) {
        expected(error);
      }
    }),
    { numRuns: 500 },
  );
});
