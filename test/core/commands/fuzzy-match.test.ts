import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from '@core/commands/fuzzy-match';

const ranked = (typed: string, texts: readonly string[]): readonly string[] =>
  texts
    .map((text) => ({ text, score: fuzzyMatch(typed, text)?.score ?? null }))
    .filter((one): one is { text: string; score: number } => one.score !== null)
    .sort((left, right) => right.score - left.score)
    .map((one) => one.text);

const TITLES = ['Next page', 'New window', 'Open the entry in a new window', 'Copy the record as received', 'Refresh'];

describe('fuzzy matching', () => {
  it('finds by the beginnings of words, by a part, and by letters in their order', () => {
    expect([ranked('nw', TITLES)[0], ranked('crec', TITLES)[0], ranked('window', TITLES)]).toEqual([
      'New window',
      'Copy the record as received',
      ['New window', 'Open the entry in a new window'],
    ]);
  });

  it('leaves out what lacks a letter', () => {
    expect([fuzzyMatch('xyz', 'New window'), fuzzyMatch('wn', 'now')]).toEqual([null, null]);
  });

  it('says which letters answered, so that they can be shown', () => {
    expect([fuzzyMatch('win', 'New window')?.at, fuzzyMatch('nw', 'New window')?.at]).toEqual([
      [4, 5, 6],
      [0, 4],
    ]);
  });

  it('takes nothing typed for everything', () => {
    expect(fuzzyMatch('  ', 'Refresh')).toEqual({ score: 0, at: [] });
  });
});
