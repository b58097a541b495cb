import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEntryFeature } from '@app/features/entry/entry-feature';
import { FileHandles } from '@app/files/file-handles';
import type { StoredRecord } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { VanishedEntry } from '@core/coverage/coverage-ledger';
import type { TextEncodingName } from '@core/records/framed-record';
import { DETAIL_TEXT_LIMIT } from '@core/search/entry-detail';
import type { EntryRow } from '@core/search/results';
import { describe, expect, it } from 'vitest';
import { entryRow } from '../../../core/export/entry-row';

const PLAN: ReadingPlan = {
  kind: 'okta',
  mappingVersion: 1,
  framing: 'json',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: null,
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: null,
  recordColumn: null,
};

const VANISHING: VanishedEntry = {
  entry: 1,
  reason: 'unexplained',
  connectionId: 'connection-1',
  connectionName: 'Okta of Northwind',
  lastHeldWindow: 4,
  lastHeldAt: 10,
  missingWindow: 7,
  missedAt: 20,
  lastHeldRun: 1,
  missingRun: 2,
};

/** An archive that holds one entry with this record, and counts how often the record is fetched. */
function withRecord(bytes: Uint8Array, encoding: TextEncodingName = 'utf-8', row: Partial<EntryRow> = {}) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const record: StoredRecord = {
    id: 1,
    kind: 'okta',
    mappingVersion: 1,
    part: 0,
    bytes,
    encoding,
    sha256,
    identity: '0'.repeat(32),
    plan: PLAN,
    fileId: 1,
    position: 0,
  };
  const counted = { fetches: 0 };
  let changed = (): void => undefined;
  const files = new FileHandles();
  const calls = createEntryFeature({
    files,
    archive: {
      row: (id) => Promise.resolve(id === 1 ? entryRow({ id: 1, backend: 'okta', ...row }) : null),
      record: (id) => {
        counted.fetches += 1;
        return Promise.resolve(id === 1 ? record : null);
      },
      deliveries: () =>
        Promise.resolve([{ importId: 3, windowId: null, runId: null, file: 'a.json', position: 0, at: 5 }]),
      vanishing: () => Promise.resolve(VANISHING),
      versions: () => Promise.resolve([{ id: 1, firstSeen: 0 }]),
      siblings: () => Promise.resolve([]),
      onChanged: (listener) => {
        changed = listener;
        return () => undefined;
      },
    },
  });
  return { calls, files, counted, change: () => changed(), sha256 };
}

describe('entry.read', () => {
  it('answers the record character for character, with its facts', async () => {
    const text = '{ "eventType" : "x", "n": 1e400, "n": "é\\u00e9" }';
    const { calls, sha256 } = withRecord(Buffer.from(text));
    expect(await calls['entry.read']({ id: 1 })).toMatchObject({
      row: { id: 1 },
      raw: {
        text,
        byteLength: Buffer.byteLength(text),
        textLength: text.length,
        isText: true,
        isJson: true,
        isCut: false,
        sha256,
      },
      deliveries: [{ importId: 3 }],
      vanishing: VANISHING,
    });
  });

  it('says where bytes are no text', async () => {
    const { calls } = withRecord(Uint8Array.from([0x7b, 0xff, 0x7d]), 'binary');
    const { raw } = await calls['entry.read']({ id: 1 });
    expect(raw).toMatchObject({ isText: false, isJson: false, byteLength: 3, text: '{\ufffd}' });
  });

  it('fails with entry-not-found for an id that is not there', async () => {
    const { calls } = withRecord(Buffer.from('{}'));
    await expect(calls['entry.read']({ id: 2 })).rejects.toMatchObject({ code: 'entry-not-found' });
    await expect(calls['entry.bytes']({ id: 2, offset: 0, length: 1 })).rejects.toMatchObject({
      code: 'entry-not-found',
    });
  });

  it('cuts a large text between characters, and gives the rest in stretches', async () => {
    const text = `"${'a'.repeat(DETAIL_TEXT_LIMIT - 2)}😀end"`;
    const { calls, counted } = withRecord(Buffer.from(text));
    const { raw } = await calls['entry.read']({ id: 1 });
    expect([raw.isCut, raw.text.length, raw.textLength]).toEqual([true, DETAIL_TEXT_LIMIT - 1, text.length]);
    const rest = await calls['entry.text']({ id: 1, offset: raw.text.length, length: 1000 });
    expect(raw.text + rest.text).toBe(text);
    expect(counted.fetches).toBe(1);
  });

  it('fetches a large record again once the archive has changed', async () => {
    const { calls, counted, change } = withRecord(Buffer.from(`"${'a'.repeat(2_000_000)}"`));
    await calls['entry.text']({ id: 1, offset: 0, length: 1 });
    change();
    await calls['entry.text']({ id: 1, offset: 0, length: 1 });
    expect(counted.fetches).toBe(2);
  });

  it('tells for each column where in the record it came from', async () => {
    const text =
      '{"uuid":"u-1","published":"2026-11-01T02:03:04.5Z","severity":"WARN","eventType":"user.session.start"}';
    const { calls } = withRecord(Buffer.from(text), 'utf-8', {
      started: Date.parse('2026-11-01T02:03:04.500Z') * 1000,
      precision: 'millisecond',
      severity: 'warning',
      task: 'user.session.start',
      nativeId: 'u-1',
    });
    const { columns } = await calls['entry.read']({ id: 1 });
    const of = (name: string) => columns.find(({ column }) => column === name);
    expect(of('nativeId')).toMatchObject({ value: 'u-1', place: '/uuid' });
    expect(of('started')).toMatchObject({
      value: '2026-11-01T02:03:04.500Z',
      place: '/published',
      original: '2026-11-01T02:03:04.5Z',
    });
    expect(of('severity')?.rule).toMatch(/severity rule/);
    expect(of('address')).toEqual({ column: 'address', value: null, place: null, rule: null, original: null });
  });

  it('finds the XML inside a field', async () => {
    const xml = '<log><record date="11/01/2026"/></log>';
    const { calls } = withRecord(Buffer.from(JSON.stringify({ uuid: '1', ExecutionLog: xml })));
    expect((await calls['entry.read']({ id: 1 })).embeddedXml).toEqual([{ place: '/ExecutionLog', xml }]);
  });

  it.each([
    ['many texts', `"key": "${'value '.repeat(100)}", `],
    ['many numbers', `"list": [${'1,'.repeat(100_000)}1], `],
    ['many objects', `"deep": [${'{"a":{"b":"<x>"}},'.repeat(1000)}0], `],
  ])('answers a record of 30 MB: %s', async (_, member) => {
    const text = `{${member.repeat(Math.ceil(30_000_000 / member.length))}"uuid": "1"}`;
    const { calls } = withRecord(Buffer.from(text));
    const { raw, columns } = await calls['entry.read']({ id: 1 });
    expect([raw.isJson, raw.textLength]).toEqual([true, text.length]);
    expect(columns.length).toBeGreaterThan(0);
  });
});

describe('the bytes of an entry', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);

  it('are given stretch by stretch', async () => {
    const { calls } = withRecord(bytes, 'binary');
    const stretches = await Promise.all(
      [0, 400, 800, 1200].map((offset) => calls['entry.bytes']({ id: 1, offset, length: 400 })),
    );
    expect(Buffer.concat(stretches.map((one) => Buffer.from(one.base64, 'base64')))).toEqual(Buffer.from(bytes));
    expect(stretches[0]).toMatchObject({ byteLength: 1000, encoding: 'binary' });
  });

  it('are saved exactly, to a target that was handed out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-entry-'));
    const { calls, files } = withRecord(bytes, 'binary');
    const target = await files.addTarget(join(folder, 'record.bin'));
    expect(await calls['entry.save']({ id: 1, target: target.handle })).toEqual({ bytes: 1000 });
    expect(readFileSync(join(folder, 'record.bin')).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['record.bin']);
    await expect(calls['entry.save']({ id: 1, target: 'made-up-handle-1234' })).rejects.toMatchObject({
      code: 'file-refused',
    });
    rmSync(folder, { recursive: true });
  });
});
