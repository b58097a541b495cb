import type { OptionField } from '@core/backends/connector';
import type { Connection } from '@core/connections/connection';
import { connectionInputSchema } from '@core/connections/connection';
import { expect, it } from 'vitest';
import {
  asksAsKept,
  draftOf,
  inputOf,
  inputOfConnection,
  optionText,
  optionValue,
  problemsOf,
} from '../../../../src/renderer/src/features/connections/connection-draft';

const connection: Connection = {
  id: 'connection-1',
  createdAt: 1,
  name: 'Panel',
  connector: 'mspcontrol',
  address: 'https://panel.example',
  account: 'auditor',
  options: { profile: 'solidcp-asmx' },
  trust: { authority: null, pinned: null },
  proxy: null,
  tenants: { kind: 'chosen', ids: ['7'] },
  isEnabled: true,
  everyHours: 4,
  collectOnStart: false,
};
const field = (kind: OptionField['kind']): OptionField => ({
  name: 'one',
  label: 'One',
  kind,
  help: '',
  isInferred: false,
});

it('gives back the connection that it was made of', () => {
  const { id: _, createdAt: __, ...input } = connection;
  expect(inputOfConnection(connection)).toEqual(input);
  expect(connectionInputSchema.parse(inputOfConnection(connection))).toEqual(input);
});

it('takes away what a person leaves at the ends of texts, and the slash behind an address', () => {
  const draft = {
    ...draftOf(connection),
    name: ' Panel ',
    address: ' https://panel.example/ ',
    account: ' ',
    proxy: '',
  };
  expect(inputOf(draft)).toMatchObject({
    name: 'Panel',
    address: 'https://panel.example',
    account: null,
    proxy: null,
  });
});

it('names the fields that keep it from being saved', () => {
  const draft = { ...draftOf(connection), name: '', address: 'panel', authority: 'x', proxy: 'y', chosen: [] };
  expect([...problemsOf(draft, [])]).toEqual(['name', 'address', 'authority', 'proxy', 'chosen']);
  expect([...problemsOf(draftOf(connection), [])]).toEqual([]);
});

it('keeps a number that is no number as it was typed, and says so', () => {
  const options = { one: optionValue(field('number'), '12x', 1) };
  expect(options).toEqual({ one: '12x' });
  expect([...problemsOf({ ...draftOf(connection), options }, [field('number')])]).toEqual(['option:one']);
  expect(optionValue(field('number'), '12', 1)).toBe(12);
});

it('writes lists a line each, tenants with their names', () => {
  expect(optionText(['a', 'b'])).toBe('a\nb');
  expect(
    optionText([
      { id: '1', name: 'Contoso' },
      { id: '2', name: null },
    ]),
  ).toBe('1=Contoso\n2');
  expect(optionValue(field('list'), 'a\n\nb', [])).toEqual(['a', 'b']);
});

it('asks the backend as the kept connection does until address, account, options, trust or proxy are changed', () => {
  const draft = draftOf(connection);
  const same = [{}, { name: 'Other' }, { address: `${draft.address}/` }, { chosen: [] }, { everyHours: null }];
  const other = [
    { address: 'https://other.example' },
    { account: 'other' },
    { options: {} },
    { pinned: 'ab' },
    { proxy: 'http://proxy.example:3128' },
  ];
  expect(same.map((patch) => asksAsKept({ ...draft, ...patch }, connection))).toEqual(same.map(() => true));
  expect(other.map((patch) => asksAsKept({ ...draft, ...patch }, connection))).toEqual(other.map(() => false));
});
