import { describe, expect, it } from 'vitest';
import { COMMAND_GROUPS, COMMANDS } from '@core/commands/commands';

const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the table of commands', () => {
  it('names every command once and gives every shortcut to one command', () => {
    expect(twice(COMMANDS.map((one) => one.id))).toEqual([]);
    expect(twice(COMMANDS.flatMap((one) => one.accelerator ?? []))).toEqual([]);
    expect(twice(COMMANDS.flatMap((one) => one.keys ?? []))).toEqual([]);
  });

  it('gives every command a shortcut, and every group a command', () => {
    expect(COMMANDS.filter((one) => one.keys === null && one.accelerator === null)).toEqual([]);
    expect(COMMAND_GROUPS.filter(({ id }) => !COMMANDS.some((one) => one.group === id))).toEqual([]);
  });
});
