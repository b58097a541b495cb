import { NO_CHOICES, type ReadingChoices } from '@core/backends/reading-plan';
import { recognise } from '@core/backends/recognise';
import { suggestMapping } from '@core/backends/suggest-mapping';
import { ExpectedFailure } from '@core/failure/failure';
import { describe, expect, test } from 'vitest';
import { decoding } from '../platform';

const look = (content: string | Uint8Array, choices: Partial<ReadingChoices> = {}, isWhole = true) => {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content;
  return recognise({ name: 'the file', bytes, isWhole }, { ...NO_CHOICES, ...choices }, decoding);
};
const failure = (content: string | Uint8Array, choices: Partial<ReadingChoices> = {}): string => {
  try {
    look(content, choices);
  } catch (error) {
    if (error instanceof ExpectedFailure) return error.code;
    throw error;
  }
  return 'none';
};
const CLOUDTRAIL = {
  eventVersion: '1',
  eventID: 'e',
  eventTime: 't',
  eventSource: 's',
  eventName: 'n',
  awsRegion: 'r',
  userIdentity: {},
};
const HEAD = 'Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log';
const panel = (...dates: string[]): string =>
  [HEAD, ...dates.map((date) => `"${date}","${date}","Error","1","u","s","t","i",""`)].join('\r\n');

describe('envelopes', () => {
  test.each([
    ['{"_index":"x","_source":{"event":$}}', '/_source/event'],
    ['{"_source":$}', '/_source'],
    ['{"event":$,"tags":[]}', '/event'],
    ['$', null],
  ])('%s', (wrapper, place) => {
    const { plan } = look(wrapper.replace('$', JSON.stringify(CLOUDTRAIL)));
    expect([plan.kind, plan.recordPlace]).toEqual(['cloudtrail', place]);
  });

  test('a chosen place is taken as it is', () => {
    const text = JSON.stringify({ a: CLOUDTRAIL, b: CLOUDTRAIL });
    expect(look(text, { recordPlace: '/b' }).plan).toMatchObject({ kind: 'cloudtrail', recordPlace: '/b' });
  });
});

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(JSON.stringify(CLOUDTRAIL))],
    ['utf-16le', Buffer.from(JSON.stringify(CLOUDTRAIL), 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${JSON.stringify(CLOUDTRAIL)}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(JSON.stringify({ ...CLOUDTRAIL, eventName: 'café' }), 'latin1')],
  ])('%s', (encoding, bytes) => {
    expect(look(new Uint8Array(bytes)).plan).toMatchObject({ kind: 'cloudtrail', encoding });
  });
});

describe('samples that are not the whole file', () => {
  test('a first record that is larger than the sample is recognised by its beginning', () => {
    const text = JSON.stringify({ Records: [{ ...CLOUDTRAIL, requestParameters: { x: 'y'.repeat(1000) } }] }).slice(
      0,
      600,
    );
    expect(look(text, {}, false).plan.kind).toBe('cloudtrail');
  });

  test('a last record that is cut changes nothing', () => {
    expect(look(`${JSON.stringify(CLOUDTRAIL)}\n{"eventVers`, {}, false).plan.kind).toBe('cloudtrail');
  });

  test('broken lines before the first good one do not hide the kind', () => {
    expect(look(`oops\n${`${JSON.stringify(CLOUDTRAIL)}\n`.repeat(3)}`).plan.kind).toBe('cloudtrail');
  });
});

describe('files without records', () => {
  test('are read as nothing and fail in no way', () => {
    expect(look('').plan.kind).toBe('generic');
    expect(look(' \r\n').reason).toBe('The file is empty.');
    expect(look('{"Records":[]}').plan.kind).toBe('cloudtrail');
    expect(look('[]', { kind: 'okta' }).plan.kind).toBe('okta');
  });
});

describe('dates of the panel', () => {
  test.each([
    [['10/13/2026 8:00:00 AM'], 'month-day-year', false],
    [['13/10/2026 8:00:00'], 'day-month-year', false],
    [['01.02.2026 08:00:00'], 'day-month-year', false],
    [['2026-02-01 08:00:00'], 'year-month-day', false],
    [['1/2/2026 8:00:00 AM', '1/3/2026 8:00:00 AM'], 'month-day-year', true],
    [['1/2/2026 08:00', '1/3/2026 08:00'], 'day-month-year', true],
    // Exports are sorted: only one order makes these dates rise.
    [['1/9/2026 8:00', '1/10/2026 8:00', '1/11/2026 8:00', '2/1/2026 8:00'], 'month-day-year', false],
  ])('%s are %s', (dates, order, isAmbiguous) => {
    const found = look(panel(...dates));
    expect([found.plan.dateOrder, found.dateOrderIsAmbiguous]).toEqual([order, isAmbiguous]);
    expect(found.asks.includes('date-order')).toBe(isAmbiguous);
  });

  test('are what the user says, unless no date fits', () => {
    const found = look(panel('1/2/2026 08:00'), { dateOrder: 'month-day-year' });
    expect(found).toMatchObject({ plan: { dateOrder: 'month-day-year' }, dateOrderIsAmbiguous: false });
    expect(failure(panel('13/1/2026 08:00'), { dateOrder: 'month-day-year' })).toBe('mapping-invalid');
  });
});

describe('what does not fit fails', () => {
  const mapping = suggestMapping([{ from: '/when', name: 'time' }]);

  test.each([
    ['bytes that are no text', new Uint8Array([...Array(256).keys()]), {}, 'kind-unknown'],
    ['JSON without anything of a log', '{"name":"veritrail","private":true}', {}, 'kind-unknown'],
    ['prose', 'Dear Sir or Madam,\nno log is here.\n', {}, 'kind-unknown'],
    ['a table without a time', 'a,b\n1,2\n', {}, 'kind-unknown'],
    ['a kind that the file is not', `${HEAD}\n`, { kind: 'okta' as const }, 'kind-unknown'],
    ['no Export Log', 'a,b\n1,2\n', { kind: 'mspcontrol' as const }, 'kind-unknown'],
    ['a mapping of other names', '{"time":"x"}', { mapping }, 'mapping-invalid'],
    ['a mapping of another place', '{"when":"x"}', { mapping: { ...mapping, recordPlace: '/log' } }, 'mapping-invalid'],
    ['a mapping of other headings', 'a,b\n1,2\n', { mapping }, 'mapping-invalid'],
    ['a mapping and another kind', '{"when":"x"}', { mapping, kind: 'okta' as const }, 'mapping-invalid'],
    ['a zone that is none', '{"when":"x"}', { zone: 'Mars/Olympus' }, 'invalid-input'],
  ])('%s', (_, content, choices, code) => {
    expect(failure(content, choices)).toBe(code);
  });
});

describe('what the user chose holds', () => {
  test('a kind, though another fits better', () => {
    expect(look(JSON.stringify(CLOUDTRAIL), { kind: 'lumu' }).plan.kind).toBe('lumu');
  });

  test('a mapping that reads another kind behind a wrapper', () => {
    const mapping = { ...suggestMapping([]), name: 'm', recordPlace: '/log', readAs: 'cloudtrail' as const };
    expect(look(JSON.stringify({ log: CLOUDTRAIL, time: 1 }), { mapping }).plan).toMatchObject({
      kind: 'cloudtrail',
      recordPlace: '/log',
      mapping: null,
    });
  });

  test('generic, for a file of a known kind', () => {
    const found = look(JSON.stringify(CLOUDTRAIL), { kind: 'generic' });
    expect(found.plan.kind).toBe('generic');
    expect(found.plan.mapping?.columns).toMatchObject({
      started: { from: '/eventTime' },
      source: { from: '/eventSource' },
    });
  });
});
