import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AskedQuestions } from '@app/features/search/asked-questions';
import { createSearchFeature } from '@app/features/search/search-feature';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import { expect, test } from 'vitest';

test('a question is stopped by its name, once, and not by another', async () => {
  const asked = new AskedQuestions();
  const waiting = asked.answer(
    'mine',
    (signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped')))),
  );
  expect([asked.cancel('other'), asked.cancel('mine')]).toEqual([false, true]);
  await expect(waiting).rejects.toThrow('stopped');
  expect(asked.cancel('mine')).toBe(false);
});

test('a search answers under a name, and its name is free afterwards', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'vt-cancel-'));
  const archive = await openDuckDbArchive({ dataFolder });
  try {
    const search = createSearchFeature({ archive, asked: new AskedQuestions(), push: () => undefined });
    const criteria = { filters: [], query: '', range: { kind: 'all' as const }, undated: 'include' as const };
    const count = await search['search.count']({ criteria, snapshot: null, ask: 'count-1' });
    expect(count.entries).toBe(0);
    expect(search['search.cancel']({ ask: 'count-1' })).toEqual({ cancelled: false });
  } finally {
    await archive.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
