import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND_GROUPS, type Command, COMMANDS } from '@core/commands/commands';

const key = (text: string): string => `**${text}**`;
const inPage = ({ keys }: Command): string => (keys === null ? '' : keys.split(' ').map(key).join(' '));
const inMenu = ({ accelerator, isInPage }: Command): string =>
  accelerator === null
    ? ''
    : `${key(accelerator.replace('CmdOrCtrl', 'Ctrl'))}${isInPage === false ? ' (own window)' : ''}`;

const sections = COMMAND_GROUPS.map(({ id, title }) => {
  const lines = COMMANDS.filter((one) => one.group === id).map(
    (one) => `| ${one.title} | ${inPage(one)} | ${inMenu(one)} |`,
  );
  return [`## ${title}`, '', '| | key | shortcut |', '|---|---|---|', ...lines, ''].join('\n');
});

const DOCUMENT = `# The keyboard

Press **?** in the window for this map, searchable; **Ctrl+K** for the palette, which finds every command, saved and recent
searches, tenants, an entry by \`#\` and its number, and opens links. On a Mac, Ctrl is the command key.

*Keys* work while nothing is being typed; two keys are pressed one after the other. *Shortcuts* work everywhere; those marked
"own window" are the menu's and need the program's own window, because a browser keeps them for itself.

This document is written by a test from the table of commands (\`src/core/commands/commands.ts\`), which the menu, the palette and
the map are made of too. After a change of the table: \`vitest run test/core/commands/keyboard-document.test.ts -u\`.

${sections.join('\n')}`;

it('the document of the keyboard says what the table of commands says', async () => {
  await expect(DOCUMENT).toMatchFileSnapshot(resolve(import.meta.dirname, '../../../docs/keyboard.md'));
});
