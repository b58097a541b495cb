import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_GROUPS, COMMANDS } from '@core/commands/commands';
import { strokeName, strokeOfAccelerator, strokesOfKeys } from '@core/commands/strokes';

const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

const page = resolve(import.meta.dirname, '../../../src/renderer/src');

/** The parts of the page that answer to commands, and the table of screens, each of which is one to go to. */
const answering = readdirSync(page, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(page, name), 'utf8'))
  .filter((text) => /ui\/commands'/.test(text));
const screens = readFileSync(join(page, 'shell/screens.tsx'), 'utf8');

const isAnswered = (id: string): boolean =>
  answering.some(
    (text) =>
      text.includes(`'${id}':`) ||
      text.includes(`useCommand('${id}'`) ||
      // Numbered ones are made together.
      text.includes(`\`${id.replace(/\d+$/, '')}\${`),
  ) ||
  (id.startsWith('go.') && screens.includes(`id: '${id.slice('go.'.length)}'`));

describe('the table of commands', () => {
  it('names every command once', () => {
    expect(twice(COMMANDS.map((one) => one.id))).toEqual([]);
  });

  it('gives every key to one command', () => {
    const ofPage = COMMANDS.flatMap(({ keys }) =>
      keys === null ? [] : [strokesOfKeys(keys).map(strokeName).join(' ')],
    );
    const ofMenu = COMMANDS.flatMap(({ accelerator }) =>
      accelerator === null ? [] : [strokeName(strokeOfAccelerator(accelerator))],
    );
    expect(twice([...ofPage, ...ofMenu])).toEqual([]);
  });

  it('lets no key begin a pair of keys and be a command by itself', () => {
    const strokes = COMMANDS.flatMap(({ keys }) => (keys === null ? [] : [strokesOfKeys(keys).map(strokeName)]));
    const firsts = strokes.flatMap(([first, second]) => (second === undefined ? [] : [first]));
    expect(strokes.filter(([only, second]) => second === undefined && firsts.includes(only))).toEqual([]);
  });

  it('gives every command a shortcut, and every group a command', () => {
    expect(COMMANDS.filter((one) => one.keys === null && one.accelerator === null)).toEqual([]);
    expect(COMMAND_GROUPS.filter(({ id }) => !COMMANDS.some((one) => one.group === id))).toEqual([]);
  });

  it('holds no command that the page does not answer to', () => {
    expect(COMMANDS.map((one) => one.id).filter((id) => !isAnswered(id))).toEqual([]);
  });
});
