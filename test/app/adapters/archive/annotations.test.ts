import type { AnnotationChange } from '@core/annotations/annotation';
import type { Archive, Rederived } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { Criteria } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';
import { batchOf } from './test-batch';

const ANNA = { who: 'Anna', at: 1000 };
const BOB = { who: 'Bob', at: 2000 };
const tagged = (tag: string, on = true): AnnotationChange => ({ kind: 'tag', tag, on });
const marked = (mark: 'important' | 'harmless' | null): AnnotationChange => ({ kind: 'mark', mark });
const picked = (...ids: readonly number[]) => ({ kind: 'entries' as const, ids });
const found = (asked: Criteria) => ({ kind: 'search' as const, question: { criteria: asked, snapshot: null } });
const under = (field: 'tag' | 'mark' | 'note' | 'reviewed', ...values: string[]) => criteria([{ field, values }]);

async function archiveOfFour(dataFolder?: string): Promise<Archive> {
  const archive = await openTestArchive(dataFolder === undefined ? {} : { dataFolder });
  await importEntries(archive, [
    { key: 'a', task: 'Login' },
    { key: 'b', task: 'Login' },
    { key: 'c', task: 'Delete' },
    { key: 'd', task: 'Delete' },
  ]);
  return archive;
}

/** Says something, and answers the number of the action. */
async function say(archive: Archive, ...[target, change, actor]: Parameters<Archive['annotate']>): Promise<number> {
  const { action } = await archive.annotate(target, change, actor);
  if (action === null) throw new Error('nothing was said');
  return action.id;
}

describe('annotations', () => {
  it('say of entries who marked, tagged, noted and reviewed them, and when', async () => {
    const archive = await archiveOfFour();
    expect(await archive.annotationsOf([1, 2])).toEqual([]);
    await say(archive, picked(1), marked('important'), ANNA);
    await say(archive, picked(1, 2), tagged('To do'), ANNA);
    await say(archive, picked(1), tagged('alpha'), BOB);
    await say(archive, picked(1), { kind: 'note', text: 'Line\nline' }, BOB);
    await say(archive, picked(1), { kind: 'reviewed', on: true }, BOB);
    await say(archive, picked(1), { kind: 'reviewed', on: true }, { who: 'Anna', at: 3000 });
    expect(await archive.annotationsOf([2, 1, 3])).toEqual([
      {
        entry: 1,
        mark: { ...ANNA, mark: 'important' },
        tags: [
          { ...BOB, tag: 'alpha' },
          { ...ANNA, tag: 'To do' },
        ],
        note: { ...BOB, text: 'Line\nline' },
        reviewed: [BOB, { who: 'Anna', at: 3000 }],
      },
      { entry: 2, mark: null, tags: [{ ...ANNA, tag: 'To do' }], note: null, reviewed: [] },
    ]);
    expect(await archive.annotationTags()).toEqual([
      { tag: 'To do', entries: 2 },
      { tag: 'alpha', entries: 1 },
    ]);
  });

  it('are one tag in any case, in the first spelling, and what is said already is not said again', async () => {
    const archive = await archiveOfFour();
    await say(archive, picked(1), tagged('Überfall'), ANNA);
    expect(await archive.annotate(picked(1), tagged('ÜBERFALL'), BOB)).toEqual({
      action: null,
      entries: 1,
      changed: 0,
    });
    expect(await archive.annotate(picked(1, 2, 99), tagged('überfall'), BOB)).toMatchObject({ entries: 2, changed: 1 });
    expect((await archive.annotationsOf([1, 2])).map(({ tags }) => tags)).toEqual([
      [{ ...ANNA, tag: 'Überfall' }],
      [{ ...BOB, tag: 'Überfall' }],
    ]);
    expect(await idsOf(archive, under('tag', 'überFALL'))).toEqual([1, 2]);
  });

  it('are filters: any of the values, none, and text within a note', async () => {
    const archive = await archiveOfFour();
    expect(await idsOf(archive, under('tag', ''))).toEqual([1, 2, 3, 4]);
    expect(await idsOf(archive, under('tag', 'x'))).toEqual([]);
    await say(archive, picked(1, 2), tagged('x'), ANNA);
    await say(archive, picked(2, 3), tagged('y'), ANNA);
    await say(archive, picked(4), marked('harmless'), ANNA);
    await say(archive, picked(3), { kind: 'note', text: 'Asked 100% of PETER' }, ANNA);
    await say(archive, picked(3), { kind: 'reviewed', on: true }, BOB);
    const asked = async (...filters: Parameters<typeof criteria>[0] & object) => idsOf(archive, criteria(filters));
    expect([
      await asked({ field: 'tag', values: ['x', 'y'] }),
      await asked({ field: 'tag', values: ['x'] }, { field: 'tag', values: ['y'] }),
      await asked({ field: 'tag', values: ['y'], not: true }),
      await asked({ field: 'tag', values: ['', 'x'] }),
      await asked({ field: 'mark', values: ['harmless', 'important'] }),
      await asked({ field: 'mark', values: [''] }),
      await asked({ field: 'mark', values: ['no such mark'] }),
      await asked({ field: 'note', values: ['% of peter'] }),
      await asked({ field: 'note', values: ['_'] }),
      await asked({ field: 'note', values: [''] }),
      await asked({ field: 'reviewed', values: ['bob'] }),
      await asked({ field: 'reviewed', values: [''], not: true }),
    ]).toEqual([[1, 2, 3], [2], [1, 4], [1, 2, 4], [4], [1, 2, 3], [], [3], [], [1, 2, 4], [3], [3]]);
  });

  it('are found by patterns, in any case, and by a whole note', async () => {
    const archive = await archiveOfFour();
    const asked = async (query: string) => idsOf(archive, { ...criteria(), query });
    expect(await asked('tag:*')).toEqual([]);
    expect(await asked('NOT tag:in*')).toEqual([1, 2, 3, 4]);
    await say(archive, picked(1, 2), tagged('Incident-Über.1'), ANNA);
    await say(archive, picked(2, 3), tagged('incident-2'), ANNA);
    await say(archive, picked(3), { kind: 'note', text: 'Asked 100% of PETER\nand Jo' }, ANNA);
    await say(archive, picked(4), { kind: 'note', text: 'Peter' }, ANNA);
    await say(archive, picked(3), { kind: 'reviewed', on: true }, BOB);
    expect([
      await asked('tag:INCIDENT-*'),
      await asked('NOT tag:*-ü*'),
      await asked('tag:incident-?'),
      await asked('tag:*r?1 tag:incident-2'),
      await asked('tag:"incident-*"'),
      await asked('note:*peter*'),
      await asked('note:asked*jo'),
      await asked('note:peter'),
      await asked('note:="PETER"'),
      await asked('reviewed:b?b'),
      await asked('reviewed:b'),
    ]).toEqual([[1, 2, 3], [3, 4], [2, 3], [2], [], [3, 4], [3], [3, 4], [4], [3], []]);
  });

  it('count right under their own filters, whatever was counted before at the same snapshot', async () => {
    const archive = await archiveOfFour();
    const { snapshot } = await archive.summary();
    const count = async () => (await archive.count({ criteria: under('tag', 'x'), snapshot })).entries;
    const first = await archive.annotate(picked(1), tagged('x'), ANNA);
    expect(await count()).toBe(1);
    await archive.annotate(found(criteria([{ field: 'task', values: ['Delete'] }])), tagged('x'), ANNA);
    expect(await count()).toBe(3);
    await archive.undoAnnotation(first.action?.id ?? 0, ANNA);
    expect(await count()).toBe(2);
    const last = await archive.page(
      { criteria: under('tag', 'x'), snapshot },
      { column: 'started', direction: 'descending' },
      { kind: 'last' },
      1,
    );
    expect({ ids: last.rows.map(({ id }) => id), first: last.firstPosition }).toEqual({ ids: [3], first: 1 });
    expect((await archive.summary()).snapshot).toMatchObject({ generation: 0, highestId: 4 });
    expect((await archive.verify(() => undefined)).difference).toBeNull();
  });

  it('are facets under the other filters, those without a value among them', async () => {
    const archive = await archiveOfFour();
    await say(archive, picked(1, 2, 3), tagged('x'), ANNA);
    await say(archive, picked(3), tagged('Yes'), ANNA);
    await say(archive, picked(3), marked('important'), ANNA);
    await say(archive, picked(1), { kind: 'reviewed', on: true }, BOB);
    const facet = (field: 'tag' | 'mark' | 'reviewed', contains?: string) =>
      archive.facet({ criteria: criteria([{ field: 'task', values: ['Delete'] }]), snapshot: null }, field, {
        limit: 10,
        contains,
      });
    expect(await facet('tag')).toEqual({
      field: 'tag',
      values: [
        { value: '', label: '', count: 1 },
        { value: 'x', label: 'x', count: 1 },
        { value: 'Yes', label: 'Yes', count: 1 },
      ],
      distinct: 3,
      otherEntries: 0,
    });
    expect((await facet('tag', 'YE')).values).toEqual([{ value: 'Yes', label: 'Yes', count: 1 }]);
    expect((await facet('mark')).values).toEqual([
      { value: '', label: '', count: 1 },
      { value: 'important', label: 'important', count: 1 },
    ]);
    expect((await facet('reviewed')).values).toEqual([{ value: '', label: '', count: 2 }]);
  });
});

describe('the history of annotations', () => {
  it('undoes and does again, of one entry as of all matches, also after the archive was opened again', async () => {
    const dataFolder = await temporaryFolder();
    const before = await archiveOfFour(dataFolder);
    const all = criteria([{ field: 'task', values: ['Login'] }]);
    const id = await say(before, found(all), tagged('x'), ANNA);
    await before.close();
    const archive = await openTestArchive({ dataFolder });
    expect(await archive.nextUndo('Anna')).toEqual({
      id,
      what: { kind: 'said', change: tagged('x') },
      ...ANNA,
      criteria: all,
      entries: 2,
      changed: 2,
      isUndone: false,
    });
    expect(await archive.nextUndo('Bob')).toBeNull();
    expect(await archive.nextRedo('Anna')).toBeNull();
    expect(await archive.undoAnnotation(id, BOB)).toMatchObject({ entries: 2, changed: 2 });
    expect(await archive.annotationsOf([1, 2, 3])).toEqual([]);
    expect(await archive.nextUndo('Anna')).toBeNull();
    expect((await archive.nextRedo('Bob'))?.id).toBe(id);
    await expect(archive.undoAnnotation(id, ANNA)).rejects.toMatchObject({ code: 'annotation-not-found' });
    expect(await archive.redoAnnotation(id, ANNA)).toMatchObject({ entries: 2, changed: 2 });
    await expect(archive.redoAnnotation(id, ANNA)).rejects.toMatchObject({ code: 'annotation-not-found' });
    expect((await archive.annotationsOf([1, 2])).map(({ tags }) => tags)).toEqual([
      [{ ...ANNA, tag: 'x' }],
      [{ ...ANNA, tag: 'x' }],
    ]);
    const { total, actions } = await archive.annotationActions(0, 2);
    expect({ total, actions: actions.map(({ what, who, isUndone }) => [what.kind, who, isUndone]) }).toEqual({
      total: 3,
      actions: [
        ['redo', 'Anna', false],
        ['undo', 'Bob', false],
      ],
    });
  });

  it('leaves what later actions say of the same entries when an older one is undone, whatever the order', async () => {
    const archive = await archiveOfFour();
    const older = await say(archive, picked(1, 2), marked('important'), ANNA);
    const later = await say(archive, picked(2), marked('harmless'), BOB);
    const marks = async () => (await archive.annotationsOf([1, 2])).map(({ entry, mark }) => [entry, mark?.mark]);
    expect(await archive.undoAnnotation(older, ANNA)).toMatchObject({ entries: 2, changed: 1 });
    expect(await marks()).toEqual([[2, 'harmless']]);
    await archive.undoAnnotation(later, BOB);
    expect(await marks()).toEqual([]);
    await archive.redoAnnotation(older, ANNA);
    await archive.redoAnnotation(later, BOB);
    expect(await marks()).toEqual([
      [1, 'important'],
      [2, 'harmless'],
    ]);
  });

  it('keeps a tag that a later action gave too, with the name of whoever is left', async () => {
    const archive = await archiveOfFour();
    const anna = await say(archive, picked(1), tagged('x'), ANNA);
    await say(archive, picked(1, 2), tagged('x'), BOB);
    expect((await archive.annotationsOf([1]))[0]?.tags).toEqual([{ ...ANNA, tag: 'x' }]);
    expect(await archive.undoAnnotation(anna, ANNA)).toMatchObject({ changed: 0 });
    expect((await archive.annotationsOf([1]))[0]?.tags).toEqual([{ ...BOB, tag: 'x' }]);
  });

  it('does nothing again once something new was said', async () => {
    const archive = await archiveOfFour();
    const first = await say(archive, picked(1), tagged('x'), ANNA);
    await archive.undoAnnotation(first, ANNA);
    await say(archive, picked(1), tagged('y'), ANNA);
    expect(await archive.nextRedo('Anna')).toBeNull();
  });

  it('takes back what was taken away', async () => {
    const archive = await archiveOfFour();
    await say(archive, picked(1), { kind: 'note', text: 'one' }, ANNA);
    const emptied = await say(archive, picked(1), { kind: 'note', text: '' }, BOB);
    expect(await archive.annotationsOf([1])).toEqual([]);
    await archive.undoAnnotation(emptied, BOB);
    expect((await archive.annotationsOf([1]))[0]?.note).toEqual({ ...ANNA, text: 'one' });
  });
});

describe('annotations of entries that change', () => {
  it('go with entries that an undone import takes away, and the history stays', async () => {
    const archive = await archiveOfFour();
    const id = await say(archive, picked(1, 2), tagged('x'), ANNA);
    await archive.undoImport(1, () => undefined);
    expect(await archive.annotationsOf([1, 2])).toEqual([]);
    expect(await archive.annotationTags()).toEqual([{ tag: 'x', entries: 0 }]);
    expect(await archive.undoAnnotation(id, ANNA)).toMatchObject({ entries: 0, changed: 0 });
    expect(await archive.redoAnnotation(id, ANNA)).toMatchObject({ entries: 0, changed: 0 });
    expect((await archive.annotationActions(0, 10)).actions.at(-1)).toMatchObject({ entries: 2 });
  });

  it('stay through a correction, and go over to the entry that another turns out to be', async () => {
    const archive = await openTestArchive();
    const { fileId } = await importEntries(archive, [
      { key: 'a', raw: '1' },
      { key: 'b', raw: '2' },
    ]);
    await importEntries(archive, [{ key: 'c', raw: '2' }]);
    const id = await say(archive, picked(1, 2), tagged('x'), ANNA);
    await say(archive, picked(3), tagged('y'), BOB);
    expect(
      await archive.commitCorrection(fileId, PLAN, 'note', corrected([1, 2], [{ key: 'a2' }, { key: 'c' }])),
    ).toEqual({ changed: 1, merged: 1 });
    const tags = async () =>
      (await archive.annotationsOf([1, 2, 3])).map((one) => [one.entry, one.tags.map(({ tag }) => tag)]);
    expect(await tags()).toEqual([
      [1, ['x']],
      [3, ['x', 'y']],
    ]);
    await archive.undoAnnotation(id, ANNA);
    expect(await tags()).toEqual([[3, ['y']]]);
  });
});

async function* corrected(ids: readonly number[], entries: Parameters<typeof batchOf>[0]): AsyncGenerator<Rederived> {
  yield {
    ids,
    columns: batchOf(
      entries.map((entry) => ({ ...entry, raw: '' })),
      'okta',
      2,
    ),
  };
}

const PLAN: ReadingPlan = {
  kind: 'okta',
  mappingVersion: 2,
  framing: 'json',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: null,
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: null,
  recordColumn: null,
};
