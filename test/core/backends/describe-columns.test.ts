import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeColumns } from '@core/backends/describe-columns';
import { findEmbeddedXml } from '@core/backends/find-embedded-xml';
import { describe, expect, test } from 'vitest';
import { readFile } from './read-file';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/kinds', name)));

async function described(name: string, index: number, choices = {}) {
  const read = await readFile(fixture(name), choices);
  const entry = read.entries[index];
  if (entry === undefined) throw new Error('no such entry');
  const { plan } = read.recognition;
  const rawText = Buffer.from(entry.raw).toString();
  const { part } = entry.columns;
  const found = describeColumns(plan, { kind: plan.kind, mappingVersion: 1, rawText, part, headings: plan.headings });
  expect(found?.entry).toEqual(entry.columns);
  const origins = (found?.origins ?? []).map(({ column, place, rule }) => [
    column,
    [place, rule].filter(Boolean).join(' by '),
  ]);
  return { origins: Object.fromEntries(origins) as Record<string, string>, originals: found?.originals };
}

describe('each column has its place in raw, or its rule', () => {
  test('CloudTrail', async () => {
    const { origins, originals } = await described('cloudtrail-records.json', 1);
    expect(origins).toEqual({
      nativeId: '/eventID',
      tenant: '/recipientAccountId',
      organization: '/awsRegion',
      severity: '/errorCode by severity rule 1: errorCode is present',
      started: '/eventTime',
      source: '/eventSource',
      task: '/eventName',
      item: '/requestParameters/bucketName',
      performer: '/userIdentity/userName',
      relation: 'userIdentity.accountId is recipientAccountId',
      address: '/sourceIPAddress',
    });
    expect(originals).toEqual({ started: '2026-10-01T08:14:03Z' });
  });

  test('the second event of a Google activity', async () => {
    const { origins } = await described('google-workspace.json', 1);
    expect(origins).toMatchObject({
      task: '/events/1/name',
      itemType: '/events/1/type',
      item: '/events/1/parameters/0/value',
      started: '/id/time',
      severity: 'no severity rule applies',
    });
  });

  test('the panel, by its headings', async () => {
    const { origins, originals } = await described('panel.csv', 0, { tenant: 'Acme' });
    expect(origins).toEqual({
      started: 'Started',
      finished: 'Finished',
      severity: 'severity rule 3: Severity is Information',
      source: 'Source',
      task: 'Task',
      item: 'Item-Name',
      performer: 'Username',
      tenant: 'given by the user for this file',
    });
    expect(originals?.finished).toBe('10/1/2026 8:14:05 AM');
  });

  test('Lumu in journal style, and an AuditData cell', async () => {
    expect((await described('lumu-journal.json', 0)).origins).toMatchObject({
      performer: '/ApplianceRevoked/performer/email',
      task: "the name of the record's only member",
    });
    expect((await described('microsoft365.csv', 0)).origins).toMatchObject({ started: '/CreationTime' });
  });

  test('every other fixture describes to the columns that were read', async () => {
    for (const [name, count] of [
      ['okta.json', 5],
      ['github.ndjson', 4],
      ['generic.csv', 2],
      ['generic.ndjson', 2],
      ['panel-mspcontrol.csv', 2],
    ] as const) {
      for (let index = 0; index < count; index += 1) await described(name, index);
    }
  });

  test('text that is no record of the plan is not described', async () => {
    const { recognition } = await readFile(fixture('okta.json'));
    const record = { kind: 'okta', mappingVersion: 1, part: 0, headings: null } as const;
    expect(describeColumns(recognition.plan, { ...record, rawText: 'no' })).toBeNull();
    expect(describeColumns(recognition.plan, { ...record, rawText: '{"a":1}', part: 3 })).toBeNull();
  });
});

describe('XML inside a field', () => {
  test('is found with its place', () => {
    const xml = '<log><records><record severity="0"><text>a &amp; b</text></record></records></log>';
    const text = JSON.stringify({
      a: { 'b/c': ['x', ` ${xml}\n`] },
      html: '<b>',
      n: 1,
      list: [{ x: 1 }, { y: '<a/>' }],
    });
    expect(findEmbeddedXml(text)).toEqual([
      { place: '/a/b~1c/1', xml },
      { place: '/list/1/y', xml: '<a/>' },
    ]);
  });

  test('is found in a row', () => {
    expect(findEmbeddedXml('"1","x <log a=""b""><r/></log>"')).toEqual([{ place: '', xml: '<log a="b"><r/></log>' }]);
  });

  test('is not offered where it is broken, declares a document type or is too large', () => {
    const texts = [
      '<a><b></a>',
      '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
      '<a>&x;</a>',
      `<a>${'x'.repeat(1_000_001)}</a>`,
      'a < b > c',
      '<>',
    ];
    for (const text of texts) expect(findEmbeddedXml(JSON.stringify({ text }))).toEqual([]);
    expect(findEmbeddedXml('{"a":"<a>')).toEqual([]);
  });
});
