import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demoImports } from '@demo/demo-imports';
import { generateDemo } from '@demo/generate-demo';

const NOW = Date.UTC(2026, 10, 21, 22, 0, 0);
const DAY = 86_400_000;
const hashOf = (now: number, seed?: string) =>
  createHash('sha256')
    .update(JSON.stringify(generateDemo(seed === undefined ? { now } : { now, seed })))
    .digest('hex');

interface LumuItem {
  readonly id: string;
  readonly timestamp: string;
  readonly companyName?: string;
  readonly eventType: string;
}

function lumuItems(): readonly LumuItem[] {
  return generateDemo({ now: NOW })
    .filter((file) => file.kind === 'lumu')
    .flatMap((file) =>
      file.name.endsWith('.ndjson')
        ? file.text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as LumuItem)
        : (JSON.parse(file.text) as { items: LumuItem[] }).items,
    );
}

const panelText = (tenant: string): string =>
  generateDemo({ now: NOW }).find((file) => file.kind === 'mspcontrol' && file.tenant === tenant)?.text ?? '';

describe('the demo', () => {
  test('gives the same bytes for the same instant and seed, and others for another seed', () => {
    expect(hashOf(NOW)).toBe(hashOf(NOW));
    expect(hashOf(NOW, 'another')).not.toBe(hashOf(NOW));
  });

  test('has a few thousand entries of three tenants in both shapes, all in the last 31 days', () => {
    const items = lumuItems();
    const rows = generateDemo({ now: NOW })
      .filter((file) => file.kind === 'mspcontrol')
      .map((file) => file.text.split('\r\n"').length - 1);
    expect(rows.length).toBe(3);
    expect(Math.min(...rows)).toBeGreaterThan(500);
    expect(items.length).toBeGreaterThan(800);
    expect(items.length + rows.reduce((sum, count) => sum + count, 0)).toBeLessThan(8000);
    expect(new Set(items.map((item) => item.companyName))).toEqual(
      new Set(['Harbor Clinic (demo)', 'Larkfield Schools (demo)', 'Pinewood Freight (demo)', undefined]),
    );
    const times = items.map((item) => Date.parse(item.timestamp));
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
    expect(Math.min(...times)).toBeGreaterThan(NOW - 32 * DAY);
  });

  test('writes the panel file with its faults: half-escaped quotes, entities, several lines, dates of the server', () => {
    const american = panelText('Harbor Clinic (demo)');
    expect(
      american.startsWith('Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log\r\n'),
    ).toBe(true);
    expect(american).toMatch(/\r\n"\d{1,2}\/\d{1,2}\/2026 \d{1,2}:\d\d:\d\d [AP]M","/);
    expect(american).toContain(',"frontdesk "west"",');
    expect(american).toContain('&quot;Harbor Clinic Main Site&quot; licences');
    expect(american).toContain('Report sent to ""i.vance@harbor-clinic.example""');
    expect(american).toContain('\r\n\t......................\r\n\tTimestamp: 00:00:');
    expect(panelText('Larkfield Schools (demo)')).toMatch(/\r\n"\d\d\.\d\d\.2026 \d\d:\d\d:\d\d","/);
    expect(panelText('Pinewood Freight (demo)')).toMatch(/\r\n"\d\d\/\d\d\/2026 \d\d:\d\d:\d\d","/);
  });

  test('tells its stories: a report that failed, one that did not run, a guessed password, deletions, a longer zip each night', () => {
    const harbor = panelText('Harbor Clinic (demo)');
    const larkfield = panelText('Larkfield Schools (demo)');
    const pinewood = panelText('Pinewood Freight (demo)');
    expect(harbor.match(/"Error","1","serveradmin","Scheduled Jobs","Mailbox Size Report"/g)).toHaveLength(1);
    const nights = (text: string) => text.match(/"Scheduled Jobs","Device Inventory Report"/g)?.length ?? 0;
    expect(nights(harbor) - nights(larkfield)).toBe(1);
    expect(harbor.match(/"Warning","1201","i.vance","Accounts","Sign In"/g)?.length).toBeGreaterThanOrEqual(48);
    expect(
      pinewood.match(/"h.fairweather","(?:Mail|Web Sites)","Delete (?:Mailbox|Site)"/g)?.length,
    ).toBeGreaterThanOrEqual(34);
    expect(pinewood.match(/"Warning","1","serveradmin","File Storage","Zip Space"/g)?.length).toBeGreaterThan(3);
    expect(lumuItems().filter((item) => item.eventType === 'IntegrationDeletionFailed')).toHaveLength(17);
  });

  test('has invented names only: every host and address is under a reserved domain or range', () => {
    const text = generateDemo({ now: NOW })
      .map((file) => file.text)
      .join('\n');
    const hosts = [...text.matchAll(/@([a-z0-9.-]+[a-z0-9])/g)].map((match) => match[1] ?? '');
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    const addresses = [...text.matchAll(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g)].map((match) => match[0]);
    expect(addresses.filter((one) => !/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(one))).toEqual([]);
  });

  test('is handed over as files with the choices that the files themselves do not tell', () => {
    const imports = demoImports(NOW);
    expect(imports.map(({ fileName, choices }) => [fileName, choices.kind, choices.zone, choices.dateOrder])).toEqual([
      ['demo-harbor-clinic-WSP-AuditLog-Oct22-2026-Nov21-2026.csv', 'mspcontrol', 'America/New_York', 'month-day-year'],
      [
        'demo-larkfield-schools-WSP-AuditLog-Oct22-2026-Nov21-2026.csv',
        'mspcontrol',
        'Europe/Berlin',
        'day-month-year',
      ],
      ['demo-pinewood-freight-WSP-AuditLog-Oct22-2026-Nov21-2026.csv', 'mspcontrol', 'Europe/London', 'day-month-year'],
      ['demo-lumu-portal-before-last-week.ndjson', 'lumu', null, null],
      ['demo-lumu-portal-last-week.json', 'lumu', null, null],
    ]);
    expect(new Set(imports.map((one) => one.choices.instance)).size).toBe(2);
  });
});
