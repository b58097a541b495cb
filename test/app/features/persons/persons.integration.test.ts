import { createPersonsFeature } from '@app/features/persons/persons-feature';
import type { Archive } from '@core/archive/archive';
import { describe, expect, it } from 'vitest';
import {
  criteria,
  idsOf,
  importEntries,
  openTestArchive,
  temporaryFolder,
} from '../../adapters/archive/open-test-archive';

const NAMES = ['anna.kovacs@example.com', 'EXAMPLE\\anna.kovacs', 'Kovács, Anna', 'bob', ''];

function featureOf(archive: Archive) {
  return createPersonsFeature({ archive, push: () => undefined, now: () => 5_000_000, who: () => 'Rita' });
}

async function filled(dataFolder?: string): Promise<Archive> {
  const archive = await openTestArchive(dataFolder === undefined ? {} : { dataFolder });
  await importEntries(
    archive,
    NAMES.map((performer, at) => ({
      key: String(at),
      performer: performer === '' ? null : performer,
      started: at * 1_000_000,
      tenant: `t${at % 2}`,
      tenantName: `Tenant ${at % 2}`,
    })),
  );
  return archive;
}

const PAGE = { offset: 0, limit: 20, contains: '' };

describe('persons', () => {
  it('are suggested with where their names occur, linked, searched for, and taken apart', async () => {
    const archive = await filled();
    const feature = featureOf(archive);
    const { suggestions } = await feature['persons.suggestions'](PAGE);
    expect(suggestions.map(({ names }) => names.map(({ value }) => value))).toEqual([NAMES.slice(0, 3)]);
    expect(suggestions[0]?.uses[1]).toEqual([
      {
        ...{ backend: 'okta', instance: null, tenant: 'Tenant 1', entries: 1, first: 1_000_000, last: 1_000_000 },
        tenantKey: suggestions[0]?.uses[1]?.[0]?.tenantKey,
      },
    ]);
    const links = NAMES.slice(0, 2).map((value) => ({ value, why: 'same login' }));
    const person = await feature['persons.link']({ person: null, name: 'Anna Kovács', names: links });
    expect(person.names[0]).toEqual({ value: NAMES[0], why: 'same login', who: 'Rita', at: 5_000_000 });
    const byPerson = (value: string, not = false) =>
      idsOf(archive, criteria([{ field: 'person', values: [value], not }]));
    expect(await byPerson('anna kovács')).toEqual([1, 2]);
    expect(await byPerson(String(person.id))).toEqual([1, 2]);
    expect(await byPerson('anna kovács', true)).toEqual([3, 4, 5]);
    expect(await byPerson('')).toEqual([3, 4]);
    const more = await feature['persons.suggestions'](PAGE);
    expect(more.suggestions.map(({ personName, names }) => [personName, names.at(-1)?.value])).toEqual([
      ['Anna Kovács', 'Kovács, Anna'],
    ]);
    await feature['persons.unlink']({ person: person.id, names: [NAMES[0] ?? ''] });
    expect(await byPerson('Anna Kovács')).toEqual([2]);
    await feature['persons.unlink']({ person: person.id, names: [NAMES[1] ?? ''] });
    await expect(byPerson('Anna Kovács')).rejects.toMatchObject({ code: 'person-not-found' });
    expect((await feature['persons.history']({ person: person.id })).map(({ verb, value }) => [verb, value])).toEqual([
      ['unlink', NAMES[1]],
      ['unlink', NAMES[0]],
      ['link', NAMES[1]],
      ['link', NAMES[0]],
      ['name', 'Anna Kovács'],
    ]);
  });

  it('refuse a name that is another person’s', async () => {
    const feature = featureOf(await filled());
    const link = { value: 'bob', why: '' };
    await feature['persons.link']({ person: null, name: 'Bob', names: [link] });
    await expect(feature['persons.link']({ person: null, name: 'Rob', names: [link] })).rejects.toMatchObject({
      code: 'name-taken',
    });
  });

  it('are still known, and dismissals too, when the archive is opened again', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await filled(dataFolder);
    const feature = featureOf(archive);
    await feature['persons.link']({ person: null, name: 'Bob', names: [{ value: 'bob', why: '' }] });
    const { id } = await feature['persons.dismiss']({ names: NAMES.slice(0, 3) });
    expect((await feature['persons.suggestions'](PAGE)).total).toBe(0);
    await archive.close();
    const again = featureOf(await openTestArchive({ dataFolder }));
    expect((await again['persons.list']({})).map(({ name }) => name)).toEqual(['Bob']);
    expect((await again['persons.suggestions'](PAGE)).total).toBe(0);
    await again['persons.restore']({ dismissal: id });
    expect((await again['persons.suggestions'](PAGE)).total).toBe(1);
  });
});
