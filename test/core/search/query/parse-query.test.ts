import { parseQuery } from '@core/search/query/parse-query';
import { printQuery } from '@core/search/query/print-query';
import { describe, expect, test } from 'vitest';

const read = (text: string, zone = 'UTC'): string => {
  const parsed = parseQuery(text, { zone });
  return parsed.ok
    ? printQuery(parsed.node, zone)
    : `! ${text.slice(parsed.problem.place.offset, parsed.problem.place.offset + parsed.problem.place.length)}: ${parsed.problem.message}`;
};

describe('reading a query', () => {
  test.each([
    ['two words', 'access denied', 'access denied'],
    [
      'words with signs that mean nothing here',
      'CONTOSO\\alice C:\\Windows https://x.example/a?b=c fe80::1 AWS::S3 12:30 --force key="v"',
      '"CONTOSO\\\\alice" "C:\\\\Windows" https\\://x.example/a?b\\=c "fe80::1" "AWS::S3" "12:30" "--force" "key=\\"v\\""',
    ],
    ['a call with parentheses', 'main() f(x)', '"main()" "f(x)"'],
    ['NOT before AND before OR', 'a OR b c OR NOT d e', 'a OR (b c) OR (NOT d e)'],
    ['parentheses', '(a OR b) c', '(a OR b) c'],
    ['a minus', '-a -task:x -(a b)', 'NOT a NOT task:x NOT (a b)'],
    ['words in lower case that are operators in upper case', 'and or not', 'and or not'],
    [
      'names in any case and spelling',
      'Username:a item-type:b ITEM_TYPE:c "Item type":d item type:e Customer:f',
      'performer:a itemType:b itemType:c itemType:d itemType:e tenant:f',
    ],
    ['lists', 'task:("a b" OR c)', 'task:("a b" OR c)'],
    ['conditions in a list', 'task:(a* AND NOT (b OR c))', 'task:a* NOT task:(b OR c)'],
    ['white space after the colon', 'task: Login', 'task:Login'],
    ['colons in a value', 'address:fe80::1 task:(a:b OR c)', 'address:"fe80::1" task:("a:b" OR c)'],
    [
      'wildcards and their escapes',
      'task:*report? item:a\\*b item:"a*b" task:Zip\\ S*',
      'task:*report? item:"a*b" item:"a*b" task:Zip\\ S*',
    ],
    ['the whole of an item', 'item:=web1', 'item:=web1'],
    ['presence', 'exists:task task:* NOT exists:raw.a', 'exists:task exists:task NOT exists:raw.a'],
    ['severities in their order', 'severity:>=warning severity:E*', 'severity:(warning OR error) severity:error'],
    [
      'durations',
      'duration:>30s duration:[1m TO 1h30m] duration:<=250ms duration>5m',
      'duration:>30s duration:[1m TO 90m] duration:<=250ms duration:>5m',
    ],
    ['sizes', 'size:>10kb size:<1.5mb size:100', 'size:>10kb size:<1500kb size:100b'],
    [
      'numbers in raw',
      'raw.code:>=400 raw.code:[1 TO 2.5} raw.code:404',
      'raw.code:>=400 raw.code:[1 TO 2.5} raw.code:404',
    ],
    [
      'places in raw',
      'raw.context.ip:10.0.0.* raw."a.b"."c d":x raw["k"].y:1 raw.items[0].name:a raw.items[*]:b',
      'raw.context.ip:10.0.0.* raw."a.b"."c d":x raw.k.y:1 raw.items[0].name:a raw.items[*]:b',
    ],
    ['null', 'raw.a:null raw.a:"null"', 'raw.a:null raw.a:"null"'],
    ['ids', 'id:5 id:[1 TO 9] id:>100', 'id:5 id:[1 TO 9] id:>100'],
    ['everything', '*', '*'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('times are read in the zone and written with its offset', () => {
    expect(read('started:>=2026-11-01', 'Europe/Berlin')).toBe('started:>=2026-11-01T00:00:00+01:00');
    expect(read('started:2026-07-01T08:30', 'Europe/Berlin')).toBe(
      'started:[2026-07-01T08:30:00+02:00 TO 2026-07-01T08:31:00+02:00}',
    );
    expect(read('started:[2026-11-01 TO 2026-11-02]')).toBe('started:[2026-11-01T00:00:00Z TO 2026-11-03T00:00:00Z}');
    expect(read('started:2026-02')).toBe('started:[2026-02-01T00:00:00Z TO 2026-03-01T00:00:00Z}');
    expect(read('finished:>2026-11-01 first seen:<=2026-11-01T08:00:00.25Z')).toBe(
      'finished:>=2026-11-02T00:00:00Z firstSeen:<2026-11-01T08:00:00.26Z',
    );
    expect(read('started:[* TO now-7d] started:<now')).toBe('started:<=now-7d started:<now');
  });

  test('a day of a change of clocks has its own length', () => {
    expect(read('started:2026-10-25', 'Europe/Berlin')).toBe(
      'started:[2026-10-25T00:00:00+02:00 TO 2026-10-26T00:00:00+01:00}',
    );
  });

  test.each([
    [
      'tenat:Contoso',
      '! tenat:: There is no field "tenat". Did you mean tenant? To search for the text itself, put it in quotation marks.',
    ],
    [
      'context.ip:10.*',
      '! context.ip:: There is no field "context.ip". Did you mean raw.context.ip? To search for the text itself, put it in quotation marks.',
    ],
    ['severity:bad', '! bad: "bad" is no severity: choose from information, warning, error.'],
    ['a AND', '! AND: AND needs a condition on both sides: add one, or put the word in quotation marks.'],
    ['OR a', '! OR: OR needs a condition on both sides: add one, or put the word in quotation marks.'],
    ['NOT', '! NOT: NOT needs a condition after it: add one, or put the word in quotation marks.'],
    ['a (b OR c', '! (: This parenthesis is never closed: add ")".'],
    ['a) b', '! ): There is no "(" for this ")": remove it, or put the text in quotation marks.'],
    ['()', '! (): These parentheses hold nothing: put a condition between them, or remove them.'],
    ['task:"a b', '! "a b: This quotation mark has no partner: add one, or write \\" for the sign itself.'],
    ['task:', '! task:: task lacks its value: write one after it, without a space in it or in quotation marks.'],
    [
      'task:(a OR performer:b)',
      '! performer:: This list belongs to task: close it with ")" before another field, or put the value in quotation marks.',
    ],
    [
      'task:>a',
      '! a: Task has no order, so that <, > and ranges say nothing of it: write a value, or a list such as task:("a" OR "b").',
    ],
    [
      'duration:>30',
      '! 30: "30" is no length of time: write a number and a unit, such as 250ms, 30s, 5m, 2h or 1h30m.',
    ],
    [
      'started:[2026-11-01]',
      '! [2026-11-01]: A range is written [from TO to], with * for an open end: [2026-11-01 TO 2026-11-02].',
    ],
    [
      'started:[2026-02-01 TO 2026-02-30]',
      '! 2026-02-30: "2026-02-30" is no date or time; write it as 2026-11-21, 2026-11-21T08:30 or 2026-11-21T08:30:00+01:00.',
    ],
    ...[
      ...['duration:[10s TO 1s]', 'duration:{1s TO 1s]', 'size:[2kb TO 1kb]', 'id:[9 TO 1]', 'raw.code:[5 TO 1]'],
      ...['started:[2026-11-02 TO 2026-11-01]', 'started:[now TO now-1d]', 'started:{2026-11-01 TO 2026-11-02}'],
      ...['severity:[error TO warning]', 'severity:{warning TO error}'],
    ].map((query): [string, string] => [
      query,
      `! ${query.slice(query.search(/[[{]/))}: Nothing can lie in this range: write its lower end first; [ and ] include the ends, { and } leave them out.`,
    ]),
    ['severity:>error', '! error: No severity lies beyond this one; their order is information, warning, error.'],
    ['severity:[low TO error]', '! low: "low" is no severity: choose from information, warning, error.'],
    [
      'started:soon',
      '! soon: "soon" is no date or time; write it as 2026-11-21, 2026-11-21T08:30 or 2026-11-21T08:30:00+01:00.',
    ],
    [
      'raw.items[x].name:1',
      '! raw.items[x].name:: A number or * belongs in the brackets: raw.items[0].name for the first, raw.items[*].name for any.',
    ],
    ['raw.a:>b', '! b: "b" is no number: places in raw are compared with numbers, such as 400 or 0.5.'],
    ['id:x', '! x: "x" is no whole number.'],
    [
      'exists:nothing',
      '! nothing: exists: needs the name of a field, or a place in raw: write exists:performer or exists:raw.context.ip.',
    ],
  ])('%s is complained of at its place', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('what only lacks its end is told apart from what is wrong', () => {
    const isIncomplete = (text: string): boolean | null => {
      const parsed = parseQuery(text);
      return parsed.ok ? null : parsed.problem.isIncomplete;
    };
    expect(['task:', 'a AND', '(a', '"a', 'started:[2026-11-01 TO', 'exists:'].map(isIncomplete)).toEqual(
      Array.from({ length: 6 }, () => true),
    );
    expect(['tenat:a', 'a)', 'AND a', 'severity:x'].map(isIncomplete)).toEqual(Array.from({ length: 4 }, () => false));
  });

  test('a hundred parentheses are read, more are refused', () => {
    expect(parseQuery(`${'('.repeat(100)}a${')'.repeat(100)}`).ok).toBe(true);
    expect(parseQuery(`${'('.repeat(100_000)}a`).ok).toBe(false);
    expect(parseQuery(`${'NOT '.repeat(100_000)}a`).ok).toBe(false);
  });
});
