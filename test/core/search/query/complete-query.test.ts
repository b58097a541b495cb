import { completeAt, completed, textAround } from '@core/search/query/complete-query';
import { describe, expect, test } from 'vitest';

/** `|` is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, completion: completeAt(text, caret) };
}

const labels = (marked: string): readonly string[] => at(marked).completion?.options.map(({ label }) => label) ?? [];

describe('completing a query', () => {
  test('names of fields, by id or title, those that begin as typed first', () => {
    expect(labels('per|').slice(0, 2)).toEqual(
      ['performer:', 'person:'].filter((name) => labels('per|').includes(name)),
    );
    expect(labels('userna|')).toEqual(['performer:']);
    expect(labels('severity:error dur|')).toEqual(['duration:']);
  });

  test('operators between conditions, not at the beginning', () => {
    expect(labels('a |')).toEqual(expect.arrayContaining(['AND', 'OR', 'NOT', 'task:']));
    expect(labels('|')).not.toContain('AND');
  });

  test.each([
    ['task:|', 'task', ''],
    ['task:Log|', 'task', 'Log'],
    ['task:"Log in|', 'task', 'Log in'],
    ['task:("a" OR Lo|', 'task', 'Lo'],
    ['task:("a" OR |', 'task', ''],
    ['-source:Sch|', 'source', 'Sch'],
    ['(task:a OR performer:al|)', 'performer', 'al'],
  ])('values of the field in %s', (marked, field, typed) => {
    expect(at(marked).completion).toMatchObject({ ask: { kind: 'values', field }, typed });
  });

  test('a list that is closed, or a value that is done, goes on with fields', () => {
    expect(at('task:(a OR b) |').completion?.ask).toEqual({ kind: 'nothing' });
    expect(at('task:a |').completion?.ask).toEqual({ kind: 'nothing' });
  });

  test('closed lists and examples without asking anyone', () => {
    expect(labels('severity:w|')).toEqual(['warning']);
    expect(labels('duration:|')).toContain('>30s');
    expect(labels('exists:dur|')).toEqual(['duration:']);
  });

  test('keys of raw under what is typed so far', () => {
    expect(at('raw.|').completion?.ask).toEqual({ kind: 'keys', parent: [], isExists: false });
    expect(at('a -raw.context.i|').completion).toMatchObject({
      around: { offset: 3, length: 13 },
      ask: { kind: 'keys', parent: [{ kind: 'key', key: 'context' }] },
      typed: 'i',
      place: { offset: 15, length: 1 },
    });
    expect(at('exists:raw.items[*]."a b".|').completion?.ask).toEqual({
      kind: 'keys',
      parent: [{ kind: 'key', key: 'items' }, { kind: 'any' }, { kind: 'key', key: 'a b' }],
      isExists: true,
    });
  });

  test.each([
    ['severity:error task:Lo|', 'severity:error'],
    ['severity:error AND NOT task:("a" OR Lo|) x', 'severity:error x'],
    ['-task:| x', 'x'],
    ['a tas|', 'a'],
    ['(a OR task:b|)', '(a )'],
  ])('what stands around it in %s', (marked, rest) => {
    const { text, completion } = at(marked);
    expect(completion === null ? null : textAround(text, completion)).toBe(rest);
  });

  test('an option takes the place of what is typed', () => {
    const { text, completion } = at('severity:error per| x');
    const option = completion?.options[0];
    if (completion === null || option === undefined) throw new Error('nothing is offered');
    expect(completed(text, completion, option)).toEqual({ text: 'severity:error performer: x', caret: 25 });
  });
});
