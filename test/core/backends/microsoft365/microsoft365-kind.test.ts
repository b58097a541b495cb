import { nodeDigest } from '@app/adapters/files/node-digest';
import { nodeTextDecoding } from '@app/adapters/files/node-text-decoding';
import { collectedPlan } from '@core/backends/collected-plan';
import { createEntryReader } from '@core/backends/entry-reader';
import type { MappedEntry } from '@core/entry/mapped-entry';
import { describe, expect, it } from 'vitest';

const TENANT = '53b301a5-84d1-4c8c-95d9-cd16e3687e07';

function columnsOf(record: Readonly<Record<string, unknown>>): MappedEntry {
  const plan = collectedPlan({ kind: 'microsoft365', instance: null, tenant: TENANT, zone: 'UTC' });
  const text = JSON.stringify(record);
  const reader = createEntryReader(plan, { digest: nodeDigest, decoding: nodeTextDecoding });
  const bytes = nodeTextDecoding.encodeUtf8(text);
  const outcome = reader.read({ kind: 'record', position: 0, bytes, encoding: 'utf-8', text });
  const entry = outcome.kind === 'entries' ? outcome.entries[0] : undefined;
  if (entry === undefined) throw new Error('no entry');
  return entry.columns;
}

describe('records of Microsoft 365 as the connectors bring them', () => {
  it('a directory audit belongs to the tenant that was asked', () => {
    const columns = columnsOf({
      id: 'Directory_0001',
      activityDateTime: '2026-11-21T10:00:00.1234567Z',
      activityDisplayName: 'Add user',
      loggedByService: 'Core Directory',
      result: 'failure',
      initiatedBy: { user: { userPrincipalName: 'i.vance@amber.example', ipAddress: '203.0.113.9' }, app: null },
      targetResources: [{ displayName: 'new.starter', type: 'User' }],
    });
    expect(columns).toMatchObject({
      nativeId: 'Directory_0001',
      nativeIdIsGlobal: true,
      instance: null,
      tenant: { id: TENANT, name: null },
      severity: 'error',
      source: 'Core Directory',
      task: 'Add user',
      item: 'new.starter',
      performer: 'i.vance@amber.example',
      address: '203.0.113.9',
    });
  });

  it('a sign-in is read, and is an error where it has an error code', () => {
    const record = {
      id: 'a1',
      createdDateTime: '2026-11-21T10:00:00Z',
      userPrincipalName: 'i.vance@amber.example',
      appDisplayName: 'Office portal',
      resourceDisplayName: 'Graph',
      ipAddress: '203.0.113.9',
    };
    expect(columnsOf({ ...record, status: { errorCode: 50126 } })).toMatchObject({
      severity: 'error',
      task: 'Office portal',
      item: 'Graph',
      performer: 'i.vance@amber.example',
      address: '203.0.113.9',
    });
    expect(columnsOf({ ...record, status: { errorCode: 0 } }).severity).toBe('information');
    expect(columnsOf({ ...record, status: null }).severity).toBe('information');
  });

  it('a time without a zone is UTC', () => {
    const columns = columnsOf({ Id: 'b1', CreationTime: '2026-11-21T10:00:00', Operation: 'FileAccessed' });
    expect(columns.started).toMatchObject({ instant: Date.UTC(2026, 10, 21, 10) * 1000, zone: 'UTC' });
  });

  it('the organization that a record names is its tenant, in the letters that were asked for', () => {
    const tenantOf = (OrganizationId: unknown): string | undefined =>
      columnsOf({ Id: 'c1', CreationTime: '2026-11-21T10:00:00', OrganizationId }).tenant?.id;
    expect(tenantOf(TENANT.toUpperCase())).toBe(TENANT);
    expect(tenantOf('00000000-0000-0000-0000-000000000000')).toBe(TENANT);
    expect(tenantOf(null)).toBe(TENANT);
    expect(tenantOf('11111111-2222-3333-4444-555555555555')).toBe('11111111-2222-3333-4444-555555555555');
  });
});
