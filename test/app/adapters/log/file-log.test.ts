import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileLog } from '@app/adapters/log/file-log';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name = 'veritrail.log') => readFileSync(join(folder, name), 'utf8');

describe('the log file', () => {
  it('keeps a bug with its place and stack under the reference that the user is told', () => {
    const log = new FileLog(join(folder, 'veritrail.log'));
    const reference = log.logBug('search.page', new RangeError('offset out of range'));
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(read()).toContain(`bug ${reference} in search.page: RangeError: offset out of range`);
    expect(read()).toMatch(/at .*file-log\.test\.ts/);
    expect(statSync(join(folder, 'veritrail.log')).mode & 0o777).toBe(0o600);
  });

  it('leaves out what errors quote, because it may be a piece of an entry', () => {
    const log = new FileLog(join(folder, 'veritrail.log'));
    let error: unknown;
    try {
      JSON.parse('{"password": hunter2');
    } catch (caught) {
      error = caught;
    }
    log.logBug('entry.read', new Error('cannot read', { cause: error }));
    log.logBug('entry.read', new Error("Could not convert string 'anna@contoso.example' to INT32"));
    expect(read()).not.toMatch(/hunter2|anna@contoso/);
    expect(read()).toContain('Could not convert string "…" to INT32');
  });

  it('rotates and keeps three files', () => {
    const log = new FileLog(join(folder, 'veritrail.log'));
    for (let round = 1; round <= 4; round++) {
      writeFileSync(join(folder, 'veritrail.log'), `round ${round} ${'x'.repeat(2_000_000)}`);
      log.write('after');
    }
    expect(readdirSync(folder).sort()).toEqual(['veritrail.log', 'veritrail.log.1', 'veritrail.log.2']);
    expect(read()).toMatch(/^\S+ after\n$/);
    expect(read('veritrail.log.1')).toMatch(/^round 4 /);
    expect(read('veritrail.log.2')).toMatch(/^round 3 /);
  });

  it('does not stop the program where it cannot be written', () => {
    const log = new FileLog(join(folder, 'veritrail.log'));
    rmSync(folder, { recursive: true });
    expect(() => log.write('nowhere to go')).not.toThrow();
  });
});
