import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Connection, connectionSchema } from '@core/connections/connection';
import { describe, expect, it, onTestFinished } from 'vitest';
import { secretsFromCredentials, secretsFromInput, secretsOf } from '../../src/cli/scheduled-secrets';

const connection = (name: string): Connection =>
  connectionSchema.parse({ id: `id-of-${name}`, createdAt: 0, name, connector: 'okta', address: 'https://a.example' });
const [one, two] = [connection('One'), connection('Two')];

describe('secrets from standard input', () => {
  it('are the one secret of one connection, without the line break at its end', async () => {
    expect(await secretsFromInput([one], Readable.from([Buffer.from(' s3cret \n')]))).toEqual(
      new Map([[one.id, ' s3cret ']]),
    );
  });

  it('are a JSON object by name or id where there are several', () => {
    expect(secretsOf('{"One":"a","id-of-Two":"{b"}', [one, two])).toEqual(
      new Map([
        [one.id, 'a'],
        [two.id, '{b'],
      ]),
    );
  });

  it('may begin as JSON does without being it', () => {
    expect(secretsOf('{not json', [one])).toEqual(new Map([[one.id, '{not json']]));
  });

  it('are refused where it is not clear whose they are, without telling them', () => {
    expect(() => secretsOf('s3cret', [one, two])).toThrow(/JSON object/);
    expect(() => secretsOf('s3cret', [one, two])).not.toThrow(/s3cret/);
    expect(() => secretsOf('{"Three":"s3cret"}', [one, two])).toThrow(/"Three", which is no connection/);
    expect(() => secretsOf('', [one])).toThrow(/empty/);
  });
});

describe('secrets from systemd', () => {
  it('are read by id and by name, and missing ones are no failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'veritrail-credentials-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'veritrail-One'), 'by name\n');
    await writeFile(join(folder, `veritrail-${two.id}`), 'by id');
    expect(secretsFromCredentials([one, two, connection('Three'), connection('a/b')], folder)).toEqual(
      new Map([
        [one.id, 'by name'],
        [two.id, 'by id'],
      ]),
    );
    expect(secretsFromCredentials([one], undefined)).toEqual(new Map());
  });
});
