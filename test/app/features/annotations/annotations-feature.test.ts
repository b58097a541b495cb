import { createAnnotationsFeature } from '@app/features/annotations/annotations-feature';
import { Operations } from '@app/operations/operations';
import type { Push } from '@contract/pushes';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import { describe, expect, it } from 'vitest';
import { criteria, importEntries, openTestArchive } from '../../adapters/archive/open-test-archive';

async function openFeature(reviewer: string | null = null) {
  const archive = await openTestArchive();
  await importEntries(archive, [{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
  const pushes: Push[] = [];
  const push = (one: Push): void => void pushes.push(one);
  const feature = createAnnotationsFeature({
    archive,
    settings: { readSettings: () => ({ ...DEFAULT_SETTINGS, reviewer }) },
    operations: new Operations(push, () => 'reference'),
    push,
    now: () => 5000,
    machineUser: () => 'machine',
  });
  const told = () => pushes.filter(({ name }) => name === 'annotations.changed').map(({ body }) => body);
  return { archive, feature, told };
}

describe('annotations by call', () => {
  it('are said in the name of the settings, else of the account, and told to every window', async () => {
    const { feature, told } = await openFeature();
    const change = { kind: 'tag', tag: 'x', on: true } as const;
    const answer = await feature['annotations.apply']({ target: { kind: 'entries', ids: [1, 2] }, change });
    expect(answer).toMatchObject({
      kind: 'done',
      outcome: { entries: 2, changed: 2, action: { who: 'machine', at: 5000 } },
    });
    await feature['annotations.apply']({ target: { kind: 'entries', ids: [1] }, change });
    expect(told()).toEqual([{ action: 1 }]);
    const named = await openFeature('Anna');
    expect(await named.feature['annotations.reviewer']({})).toEqual({ who: 'Anna' });
  });

  it('speak of all that a search holds, and are undone and done again without a number', async () => {
    const { feature, told } = await openFeature();
    const all = { kind: 'search', criteria: criteria(), snapshot: null } as const;
    const change = { kind: 'reviewed', on: true } as const;
    expect(await feature['annotations.apply']({ target: all, change })).toMatchObject({
      kind: 'done',
      outcome: { entries: 3, changed: 3 },
    });
    expect(await feature['annotations.undo']({ action: null })).toMatchObject({ outcome: { changed: 3 } });
    await expect(feature['annotations.undo']({ action: null })).rejects.toMatchObject({ code: 'annotation-not-found' });
    expect(await feature['annotations.redo']({ action: null })).toMatchObject({ outcome: { changed: 3 } });
    await expect(feature['annotations.redo']({ action: 1 })).rejects.toMatchObject({ code: 'annotation-not-found' });
    expect(told()).toEqual([{ action: 1 }, { action: 2 }, { action: 3 }]);
  });

  it('cut long notes only where asked, between characters', async () => {
    const { feature } = await openFeature();
    const change = { kind: 'note', text: `ab😀cd` } as const;
    await feature['annotations.apply']({ target: { kind: 'entries', ids: [1] }, change });
    const note = async (longestNote: number) =>
      (await feature['annotations.ofEntries']({ entries: [1], longestNote }))[0]?.note?.text;
    expect([await note(10_000), await note(4), await note(3)]).toEqual(['ab😀cd', 'ab…', 'ab…']);
  });
});
