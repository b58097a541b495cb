import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from './read-file';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const STRATUS = join(DATA, 'cloudtrail-stratus/docs/detonation-logs');
const SAMPLES = join(DATA, 'vendor-samples');

describe.skipIf(!existsSync(STRATUS))('cloudtrail-stratus (skipped where ../shared/data is missing)', () => {
  test('holds 310 entries with 310 ids and no rejects', async () => {
    const ids = new Set<string | null>();
    const identities = new Set<string>();
    let entries = 0;
    for (const name of readdirSync(STRATUS)) {
      const read = await readFile(new Uint8Array(readFileSync(join(STRATUS, name))));
      expect(read.recognition.plan.kind).toBe('cloudtrail');
      expect(read.rejected).toEqual([]);
      entries += read.entries.length;
      for (const entry of read.entries) {
        ids.add(entry.columns.nativeId);
        identities.add(Buffer.from(entry.identity).toString('hex'));
        expect(entry.columns.started).not.toBeNull();
        expect(entry.columns.task).not.toBeNull();
        expect(entry.columns.performer).not.toBeNull();
      }
    }
    expect([entries, ids.size, identities.size]).toEqual([310, 310, 310]);
  });
});

describe.skipIf(!existsSync(SAMPLES))('vendor-samples (skipped where ../shared/data is missing)', () => {
  test.each([
    ['aws_cloudtrail_rules.ndjson', 'cloudtrail', 449],
    ['github_rules.ndjson', 'github', 175],
    ['gsuite_activityevent_rules.ndjson', 'google-workspace', 137],
    ['gsuite_reports_rules.ndjson', 'google-workspace', 20],
    ['okta_rules.ndjson', 'okta', 100],
  ])('%s is found in its wrapper as %s', async (name, kind, count) => {
    const read = await readFile(new Uint8Array(readFileSync(join(SAMPLES, name))));
    expect(read.recognition.plan).toMatchObject({ kind, recordPlace: '/log' });
    expect(read.rejected).toEqual([]);
    expect(read.entries.length).toBe(count);
  });
});
