import { describe, expect, it } from 'vitest';
import { createLinksFeature } from '@app/features/links/links-feature';
import type { Archive } from '@core/archive/archive';
import type { TestEntry } from '../../adapters/archive/test-batch';
import { importEntries, openTestArchive } from '../../adapters/archive/open-test-archive';

async function archiveWith(entries: readonly TestEntry[]): Promise<Archive> {
  const archive = await openTestArchive();
  await importEntries(archive, entries);
  return archive;
}

const linkTo = async (archive: Archive, ids: number[]): Promise<string> =>
  (await createLinksFeature({ archive })['links.ofEntries']({ ids })).link;
const resolve = async (archive: Archive, link: string) =>
  await createLinksFeature({ archive })['links.resolve']({ link });

describe('a link to entries', () => {
  it('finds the same records in another archive, whatever their ids are there', async () => {
    const here = await archiveWith([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
    const there = await archiveWith([{ key: 'x' }, { key: 'c' }, { key: 'y' }, { key: 'a' }]);
    expect(await resolve(there, await linkTo(here, [1]))).toEqual({ kind: 'entry', id: 4, isOtherVersion: false });
    expect(await resolve(there, await linkTo(here, [3, 2, 1]))).toEqual({ kind: 'entries', ids: [2, 4], missing: 1 });
  });

  it('tells the entries of one record apart, and takes equal records by their identity', async () => {
    const raw = '{"same":"record"}';
    const here = await archiveWith([
      { key: 'b', raw, part: 0 },
      { key: 'b2', raw, part: 1 },
    ]);
    const there = await archiveWith([
      { key: 'a', raw },
      { key: 'b', raw },
      { key: 'b2', raw, part: 1 },
    ]);
    expect([await resolve(there, await linkTo(here, [1])), await resolve(there, await linkTo(here, [2]))]).toEqual([
      { kind: 'entry', id: 2, isOtherVersion: false },
      { kind: 'entry', id: 3, isOtherVersion: false },
    ]);
  });

  it('shows another version of the same entry where the record itself is missing, and says that it is one', async () => {
    const here = await archiveWith([{ key: 'a', raw: '{"state":"open"}' }]);
    const there = await archiveWith([{ key: 'z' }, { key: 'a', raw: '{"state":"closed"}' }]);
    expect(await resolve(there, await linkTo(here, [1]))).toEqual({ kind: 'entry', id: 2, isOtherVersion: true });
  });

  it('says so where the archive has none of them', async () => {
    const here = await archiveWith([{ key: 'a' }, { key: 'b' }]);
    const there = await archiveWith([{ key: 'z' }]);
    const one = await linkTo(here, [1]);
    const two = await linkTo(here, [1, 2]);
    await expect(resolve(there, one)).rejects.toMatchObject({
      code: 'entry-not-found',
      message: expect.stringMatching(/^The entry of the link is not in this archive: /),
    });
    await expect(resolve(there, two)).rejects.toMatchObject({
      message: expect.stringMatching(/^None of the entries of the link is in this archive: /),
    });
  });

  it('is not made of an entry that is gone, nor of more than one link can hold', async () => {
    const archive = await archiveWith([{ key: 'a' }]);
    await expect(linkTo(archive, [7])).rejects.toMatchObject({ code: 'entry-not-found' });
    const many = Array.from({ length: 101 }, (_, index) => index + 1);
    await expect(linkTo(archive, many)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('at most 100'),
    });
  });
});

describe('a hostile link', () => {
  it('is refused before the archive is asked', async () => {
    const silent = {
      record: () => Promise.reject(new Error('asked')),
      findEntries: () => Promise.reject(new Error('asked')),
    };
    const { 'links.resolve': open } = createLinksFeature({ archive: silent });
    for (const link of ["veritrail:entry/' OR 1=1 --", 'file:///etc/passwd', 'veritrail:search?v=1&x=1']) {
      await expect(open({ link })).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
