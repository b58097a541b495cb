import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsFiles } from '@app/adapters/settings/settings-files';
import { openConfFile } from '@app/adapters/settings/store-file';
import { SAVED_SEARCHES_VERSION } from '@core/saved-searches/saved-searches-file';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '@core/settings/settings';
import {
  SAVED_SEARCHES_MIGRATIONS,
  SETTINGS_MIGRATIONS,
  TENANT_GROUPS_MIGRATIONS,
} from '@core/settings/settings-migrations';
import { TENANT_GROUPS_VERSION } from '@core/tenant-groups/tenant-group';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/settings');
let folder = '';
const open = () => new SettingsFiles(folder, openConfFile);
const path = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('settings on disk', () => {
  it('start with the defaults and leave no file until something is chosen', () => {
    const store = open();
    expect(store.readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(store.readShelf().searches).toEqual([]);
    expect(store.readTenantGroups()).toEqual([]);
    expect(store.notices).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are there again for the next run, readable by this user alone', () => {
    open().writeSettings({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(open().readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(statSync(path('settings.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('have a fixture for every version, each of which is read without loss', () => {
    expect(SETTINGS_MIGRATIONS).toHaveLength(SETTINGS_VERSION - 1);
    for (let version = 1; version <= SETTINGS_VERSION; version++) {
      copyFileSync(join(fixtures, `settings.v${version}.json`), path('settings.json'));
      const store = open();
      expect(store.notices).toEqual([]);
      expect(store.readSettings()).toMatchObject({
        version: SETTINGS_VERSION,
        theme: 'dark',
        grid: { columns: ['severity', 'started', 'task', 'item'], widths: { task: 240 } },
        lastSearch: { range: { kind: 'last', amount: 30, unit: 'days' } },
        window: { x: 40, width: 1200, isMaximized: true },
      });
    }
  });

  it('of saved searches have a fixture for every version too', () => {
    expect(SAVED_SEARCHES_MIGRATIONS).toHaveLength(SAVED_SEARCHES_VERSION - 1);
    for (let version = 1; version <= SAVED_SEARCHES_VERSION; version++) {
      copyFileSync(join(fixtures, `saved-searches.v${version}.json`), path('saved-searches.json'));
      const store = open();
      expect(store.notices).toEqual([]);
      expect(store.readShelf().searches).toMatchObject([
        { name: 'Errors of the last month', search: { range: { kind: 'last', amount: 1, unit: 'months' } } },
      ]);
    }
  });

  it('of saved searches that know no folders stand at the top, unowned and not reviewed; later ones keep all of it', () => {
    copyFileSync(join(fixtures, 'saved-searches.v1.json'), path('saved-searches.json'));
    const plain = { folder: '', tags: [], description: '', owner: null, isPinned: false, review: null };
    expect(open().readShelf()).toMatchObject({ folders: [], searches: [plain] });
    copyFileSync(join(fixtures, 'saved-searches.v2.json'), path('saved-searches.json'));
    expect(open().readShelf()).toMatchObject({
      folders: [{ path: 'Audit' }, { path: 'Audit/Quarterly', isCollapsed: true }, { path: 'Empty' }],
      searches: [{ folder: 'Audit/Quarterly', tags: ['q3'], owner: 'A. Reviewer', review: { entries: 12 } }],
    });
  });

  it('of tenant groups have a fixture for every version too', () => {
    expect(TENANT_GROUPS_MIGRATIONS).toHaveLength(TENANT_GROUPS_VERSION - 1);
    for (let version = 1; version <= TENANT_GROUPS_VERSION; version++) {
      copyFileSync(join(fixtures, `tenant-groups.v${version}.json`), path('tenant-groups.json'));
      const store = open();
      expect(store.notices).toEqual([]);
      expect(store.readTenantGroups()).toMatchObject([{ name: 'Gold', tenants: ['okta::t-1', 'okta::t-2'] }]);
    }
  });

  it.each([
    ['cut off', '{"version":1,"theme":'],
    ['empty', ' '],
    ['of another shape', '{"version":1,"theme":"purple"}'],
    ['without a version', '{"theme":"dark"}'],
    ['no object', '[1,2,3]'],
  ])('that are %s are set aside whole, reported, and replaced by the defaults', (_what, text) => {
    writeFileSync(path('settings.json'), text);
    const store = open();
    expect(store.readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(store.notices).toMatchObject([{ file: 'settings.json' }]);
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('settings.json.damaged-'));
    expect(readFileSync(path(aside ?? ''), 'utf8')).toBe(text);
    expect(store.notices[0]?.message).toContain(aside);

    store.writeSettings({ ...DEFAULT_SETTINGS, theme: 'light' });
    const again = open();
    expect(again.readSettings().theme).toBe('light');
    expect(again.notices).toEqual([]);
  });

  it('of a newer program are refused, say what to do, and are never overwritten', () => {
    const text = JSON.stringify({ version: 99, theme: 'neon' });
    writeFileSync(path('settings.json'), text);
    const store = open();
    expect(store.readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(store.notices[0]?.message).toMatch(/newer Veritrail \(version 99.*update Veritrail/s);
    expect(() => store.writeSettings({ ...DEFAULT_SETTINGS, theme: 'dark' })).toThrow(
      expect.objectContaining({ code: 'settings-newer' }),
    );
    expect(store.readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(readFileSync(path('settings.json'), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('do not take the saved searches down with them', () => {
    writeFileSync(path('settings.json'), 'damaged');
    copyFileSync(join(fixtures, 'saved-searches.v1.json'), path('saved-searches.json'));
    expect(open().readShelf().searches).toHaveLength(1);
  });
});
