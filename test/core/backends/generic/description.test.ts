import { descriptionOption, descriptionProblems, descriptionSchema } from '@core/backends/generic/description';
import { DESCRIPTION_STEPS } from '@core/backends/generic/description-steps';
import { DESCRIPTION_EXAMPLES } from '@core/backends/generic/examples';
import { httpJsonConnector } from '@core/backends/generic/http-json-connector';
import { LUMU_DESCRIPTION } from '@core/backends/lumu/lumu-description';
import { descriptionOfStyle, PAGING_STYLES } from '@demo/backends/http-json/paging-styles';
import { describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';
import { connectionTo } from './described-world';

const all = [
  ...DESCRIPTION_EXAMPLES.map(({ id, description }) => [id, description] as const),
  ...PAGING_STYLES.map((style) => [style, descriptionOfStyle(style, 10)] as const),
  ['lumu', LUMU_DESCRIPTION] as const,
];

describe.each(all)('the description %s', (id, description) => {
  it('survives being shared as a file', () => {
    expect(descriptionOption.parse(JSON.stringify(description))).toEqual(description);
  });

  it.skipIf(id === 'lumu')('opens without a contradiction', () => {
    const connection = connectionTo(httpJsonConnector, 'https://backend.example', { description });
    const session = httpJsonConnector.open(connection, connectorTools(fetchClient(connection.address, '')));
    expect(session.streams).toHaveLength(1);
  });
});

it('has a default for every part', () => {
  const empty = descriptionSchema.parse({});
  expect(empty.windows.longestHours).toBe(24);
  expect(httpJsonConnector.options.parse({})).toEqual({ description: empty });
});

it('says of each example what is documented and what is inferred', () => {
  for (const { description } of DESCRIPTION_EXAMPLES) {
    expect(description.notes.some((note) => note.mark === 'inferred')).toBe(true);
  }
});

it('names the part that is not understood', () => {
  const problems = descriptionProblems({ request: { method: 'FETCH' }, items: { place: 'items' }, nonsense: 1 });
  expect(problems.join('\n')).toContain('request/method');
  expect(problems.join('\n')).toContain('items/place');
  expect(problems.join('\n')).toContain('nonsense');
});

it('says of a row that was only begun what is empty', () => {
  expect(descriptionProblems({ request: { query: [{ name: '', value: '' }] } })).toEqual([
    'The part request/query/0/name of the description is empty.',
  ]);
});

it.each(['Authorization', 'cookie', 'Host', 'Content-Length', 'x y'])('does not take a header %s', (name) => {
  expect(descriptionProblems({ request: { headers: [{ name, value: 'x' }] } })).toHaveLength(1);
});

describe('parts that do not go together are refused when it is opened', () => {
  const open = (description: object) => () => {
    const connection = connectionTo(httpJsonConnector, 'https://backend.example', { description });
    return httpJsonConnector.open(connection, connectorTools(fetchClient(connection.address, '')));
  };

  it.each([
    [{ tenants: { kind: 'list', tenants: [{ id: 'a' }] } }, '{tenant}'],
    [{ paging: { kind: 'page' } }, '{page}'],
    [{ paging: { kind: 'offset' } }, '{offset}'],
    [{ paging: { kind: 'token' } }, '{cursor}'],
    [{ paging: { kind: 'checkpoint' } }, '{cursor}'],
    [{ paging: { kind: 'page', stop: 'total' }, request: { path: '/{page}' } }, 'total'],
    [{ tenants: { kind: 'records' } }, 'column tenant'],
    [{ mapping: { version: 1, name: 'x', readAs: 'okta' } }, 'okta'],
    [{ version: 2 }, 'version'],
  ])('%o', (description, word) => {
    expect(open(description)).toThrow(word);
  });
});

it('asks in its dialog for every part that a description has', () => {
  const paths = new Set(DESCRIPTION_STEPS.flatMap((step) => step.fields.map((field) => field.path)));
  const missing: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (paths.has(path)) return;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) missing.push(path);
    else for (const [name, inner] of Object.entries(value)) walk(inner, `${path}/${name}`);
  };
  for (const [, description] of all) walk(description, '');
  expect([...new Set(missing)].sort()).toEqual(['/mapping/name', '/mapping/readAs', '/mapping/version', '/version']);
});

it('warns of what can go wrong without asking the backend', () => {
  const connection = connectionTo(httpJsonConnector, 'http://backend.example', {
    description: { signIn: { kind: 'query' }, request: { path: '/{page}' }, paging: { kind: 'page' } },
  });
  const warnings = httpJsonConnector.warn?.(connection, { hasColon: false, isAscii: true }) ?? [];
  expect(warnings.map((one) => one.slice(0, 40))).toEqual([
    'The address begins with http: the secret',
    'The secret is sent in the address: proxi',
    'Pages are counted and no total is given:',
    'The request has no {from}: every window ',
  ]);
});
