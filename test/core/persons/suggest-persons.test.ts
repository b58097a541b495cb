import { PersonsNow } from '@core/persons/person-log';
import { suggestPersons, suggestPersonsAtOnce } from '@core/persons/suggest-persons';
import { describe, expect, it } from 'vitest';

const named = (...names: readonly string[]) => names.map((value, at) => ({ value, entries: 100 - at }));
const nobody = PersonsNow.of([]);

/** `first: other reason certainty, …` of each suggestion. */
function suggested(names: readonly string[], known = nobody): readonly string[] {
  return suggestPersonsAtOnce(named(...names), known).map(({ names: [first, ...others] }) =>
    [
      first?.value ?? '',
      others.map(({ value, reason, certainty }) => `${value} ${reason ?? ''} ${certainty}`).join(', '),
    ].join(': '),
  );
}

describe('names that may be one person’s', () => {
  it('takes one address in other letters, with a tag, and at Google’s second domain as sure', () => {
    expect(suggested(['anna.kovacs@example.com', 'Anna.Kovacs+panel@EXAMPLE.com'])).toEqual([
      'anna.kovacs@example.com: Anna.Kovacs+panel@EXAMPLE.com same-mail sure',
    ]);
    expect(suggested(['anna.kovacs@gmail.com', 'anna.kovacs@googlemail.com'])).toEqual([
      'anna.kovacs@gmail.com: anna.kovacs@googlemail.com same-mail sure',
    ]);
  });

  it('finds logins, domain accounts, written names, accents and forms of one domain likely', () => {
    expect(
      suggested([
        'anna.kovacs@example.com',
        'EXAMPLE\\anna.kovacs',
        'anna.kovacs',
        'Kovács, Anna',
        'Anna Kovács',
        'anna.kovács@example.co.uk',
        'arn:aws:iam::123456789012:user/ops/anna.kovacs',
      ]),
    ).toEqual([
      'anna.kovacs@example.com: anna.kovács@example.co.uk domain-variant likely, ' +
        'EXAMPLE\\anna.kovacs same-login likely, anna.kovacs same-login likely, ' +
        'Kovács, Anna written-name likely, Anna Kovács written-name likely, ' +
        'arn:aws:iam::123456789012:user/ops/anna.kovacs same-login likely',
    ]);
  });

  it('calls initials, umlauts spelled out and other domains possible only', () => {
    expect(suggested(['anna.kovacs@example.com', 'akovacs'])).toEqual([
      'anna.kovacs@example.com: akovacs initials possible',
    ]);
    expect(suggested(['jörg.müller@example.com', 'joerg.mueller'])).toEqual([
      'jörg.müller@example.com: joerg.mueller other-spelling possible',
    ]);
    expect(suggested(['anna.kovacs@example.com', 'anna.kovacs@other.example'])).toEqual([
      'anna.kovacs@example.com: anna.kovacs@other.example other-domain possible',
    ]);
  });

  it('leaves initials alone that fit two people', () => {
    expect(suggested(['anna.kovacs@example.com', 'adam.kovacs@example.com', 'akovacs'])).toEqual([]);
  });

  it('never suggests functions by their names, only by one address', () => {
    expect(
      suggested(['admin@one.example', 'admin', 'ONE\\admin', 'root', 'svc-backup', 'svc-backup@one.example', 'system']),
    ).toEqual([]);
    expect(suggested(['admin@one.example', 'Admin@ONE.example'])).toEqual([
      'admin@one.example: Admin@ONE.example same-mail sure',
    ]);
  });

  it('does not join namesakes of many companies, but the forms within each', () => {
    const names = Array.from({ length: 8 }, (_, at) => `john.smith@company${at}.example`);
    expect(suggested(names)).toEqual([]);
    expect(suggested([...names, 'COMPANY3\\john.smith'])).toEqual([
      'john.smith@company3.example: COMPANY3\\john.smith same-login likely',
    ]);
  });

  it('ignores what names no person', () => {
    expect(suggested(['12345', '12345 ', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', '10.0.0.1', ''])).toEqual([]);
  });

  it('adds to a person what resembles any of its names, and never another person’s', () => {
    const step = { why: '', who: 'me', at: 1, subject: 1 };
    const known = PersonsNow.of([
      { ...step, verb: 'name', value: 'Anna' },
      { ...step, verb: 'link', value: 'anna.kovacs@example.com' },
      { ...step, verb: 'link', value: 'anna.kovacs', subject: 2 },
    ]);
    const [only] = suggestPersonsAtOnce(named('EXAMPLE\\anna.kovacs', 'anna.kovacs@example.com', 'anna.kovacs'), known);
    expect(only?.person).toBe(1);
    expect(only?.names.map(({ value }) => value)).toEqual(['anna.kovacs@example.com', 'EXAMPLE\\anna.kovacs']);
  });

  it('keeps quiet about what was dismissed until it is brought back', () => {
    const names = ['anna.kovacs@example.com', 'anna.kovacs'];
    const dismissal = { verb: 'dismiss', subject: 1, value: JSON.stringify(names), why: '', who: 'me', at: 1 } as const;
    expect(suggested(names, PersonsNow.of([dismissal]))).toEqual([]);
    expect(suggested(names, PersonsNow.of([dismissal, { ...dismissal, verb: 'restore', value: '' }]))).toHaveLength(1);
  });

  it('gives suggestions for 50,000 performers, and lets others in between', () => {
    const names = Array.from({ length: 50_000 }, (_, at) => {
      const person = Math.floor(at / 4);
      const name = `g${person % 500}x.f${Math.floor(person / 500)}y`;
      return [`${name}@c${person % 300}.example`, `C${person % 300}\\${name}`, name.toUpperCase(), `n${at}@c.example`][
        at % 4
      ] as string;
    });
    const work = suggestPersons(named(...names), nobody);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses += 1;
    expect(step.value.length).toBeGreaterThan(10_000);
    expect(pauses).toBeGreaterThan(20);
  });
});
