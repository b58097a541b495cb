import { type KnownTenantNames, matchTenants, pastedWords } from '@core/tenant-groups/match-tenants';
import { expect, it } from 'vitest';

const known: readonly KnownTenantNames[] = [
  { key: 'okta:a:1', id: '1', name: 'Contoso', names: ['Contoso', 'Old Contoso'] },
  { key: 'okta:b:1', id: '1', name: 'Fabrikam', names: [] },
  { key: 'lumu:a:2', id: '2', name: 'CONTOSO', names: [] },
];

it('a word names tenants by key, id and every name, in any case, and several where it must', () => {
  const words = [' contoso ', 'old contoso', '1', 'okta:a:1', 'Nobody', ''];
  const named = matchTenants(words, known).map(({ word, tenants }) => [word, ...tenants.map(({ key }) => key)]);
  expect(named).toEqual([
    ['contoso', 'okta:a:1', 'lumu:a:2'],
    ['old contoso', 'okta:a:1'],
    ['1', 'okta:a:1', 'okta:b:1'],
    ['okta:a:1', 'okta:a:1'],
    ['Nobody'],
  ]);
});

it('a pasted list is one tenant a line, of a table the first column, without quotes and doubles', () => {
  expect(pastedWords('Contoso, Ltd.\r\n"Say ""hi"""\tx\ty\n\nContoso, Ltd.\n  Fabrikam ')).toEqual([
    'Contoso, Ltd.',
    'Say "hi"',
    'Fabrikam',
  ]);
});
