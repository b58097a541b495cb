import { describe, expect, it } from 'vitest';
import { readDataArgument } from '../../src/main/program-arguments';

describe('the arguments of the window', () => {
  it.each([
    [['electron', '.', '--data', '/x'], '/x'],
    [['electron', '--no-sandbox', '.', '--data=/y z'], '/y z'],
    [['electron', '.'], undefined],
    [['electron', '.', '--data'], undefined],
  ])('%j name the data folder %s', (words, folder) => {
    expect(readDataArgument(words)).toBe(folder);
  });
});
