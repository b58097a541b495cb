import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsFiles } from '@app/adapters/settings/settings-files';
import { openConfFile } from '@app/adapters/settings/store-file';
import { CONNECTIONS_VERSION } from '@core/connections/connection';
import { CONNECTIONS_MIGRATIONS } from '@core/settings/settings-migrations';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/settings');
let folder = '';
const open = () => new SettingsFiles(folder, openConfFile);
const path = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-connections-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('connections on disk', () => {
  it('have a fixture for every version, each of which is read without loss and written again', () => {
    expect(CONNECTIONS_MIGRATIONS).toHaveLength(CONNECTIONS_VERSION - 1);
    for (let version = 1; version <= CONNECTIONS_VERSION; version += 1) {
      copyFileSync(join(fixtures, `connections.v${version}.json`), path('connections.json'));
      const kept = open().readConnections();
      expect(kept).toMatchObject([{ name: 'Okta of Contoso', everyHours: 6, tenants: { kind: 'chosen' } }]);
      open().writeConnections(kept);
      expect(open().readConnections()).toEqual(kept);
      expect(statSync(path('connections.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('are set aside whole where they are damaged', () => {
    writeFileSync(path('connections.json'), '{"version":1,"connections":[{}]}');
    const store = open();
    expect(store.readConnections()).toEqual([]);
    expect(store.notices).toMatchObject([{ file: 'connections.json' }]);
    expect(readdirSync(folder)[0]).toMatch(/^connections\.json\.damaged-/);
  });

  it('of a newer program are never overwritten', () => {
    const text = JSON.stringify({ version: 99, connections: 'of tomorrow' });
    writeFileSync(path('connections.json'), text);
    const store = open();
    expect(() => store.writeConnections([])).toThrow(expect.objectContaining({ code: 'settings-newer' }));
    expect(readFileSync(path('connections.json'), 'utf8')).toBe(text);
  });
});
