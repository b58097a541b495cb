import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/feature-map.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|') && !/^\|(---| on the page )/.test(line));

/** The tests that a row names: their file and their title. */
function namedBy(row: string): readonly (readonly [file: string, title: string])[] {
  const shownBy = row.split(' | ')[2]?.replace(/ \|$/, '') ?? '';
  return shownBy.split('<br>').map((one) => {
    const found = /^\[([\w-]+\.spec\.ts)\]\(\.\.\/test\/e2e\/\1\): (.+)$/.exec(one);
    if (found === null) throw new Error(`No file and title of a test: ${one}`);
    return [found[1] ?? '', found[2] ?? ''];
  });
}

/** Titles of the tests of a file that are run; a skipped one shows nothing. */
function titlesOf(file: string): readonly string[] {
  const source = readFileSync(resolve(root, 'test/e2e', file), 'utf8');
  return [...source.matchAll(/^test\(\s*(['"`])(.+?)\1,/gms)].map(([, , title = '']) => title.replaceAll("\\'", "'"));
}

describe('the map of features', () => {
  it('has a row for each feature of both pages', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row.split(' | '), row).toHaveLength(3);
  });

  it.each(rows.map((row) => [row.split(' | ')[0]?.slice(2) ?? '', row] as const))(
    'shows “%s” by tests that exist in that file with that title',
    (_, row) => {
      for (const [file, title] of namedBy(row)) expect(titlesOf(file), file).toContain(title);
    },
  );

  it('names every test that was written for it', () => {
    const named = new Set(rows.flatMap(namedBy).map(([, title]) => title));
    expect(titlesOf('product-pages.spec.ts').filter((title) => !named.has(title))).toEqual([]);
  });
});
