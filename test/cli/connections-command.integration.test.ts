import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildChild } from '../app/adapters/keychain/build-child';
import { HAS_KEYRING, inKeyringSession } from '../app/adapters/keychain/real-keyring';

let cli = '';
let session = '';
beforeAll(async () => {
  cli = await buildChild(resolve('src/cli/index.ts'), 'cli');
  session = await buildChild(resolve('test/cli/connections-runner.ts'), 'connections-runner');
});

const run = (words: readonly string[], input: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-cli-'));
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, ...environment } = process.env;
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, '--data', folder], {
      input,
      env: { ...environment, XDG_RUNTIME_DIR: '/nonexistent' },
    });
    return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
const add = ['connections', 'add', '--connector', 'okta', '--name', 'Contoso', '--address', 'https://contoso.invalid'];

describe.skipIf(!HAS_KEYRING)('connections on the command line, with a real keyring', () => {
  it('are added, tested, changed and removed, and the secret is found in no file, process or output', async () => {
    const { code, stdout, stderr } = await inKeyringSession('unlocked', [process.execPath, session, cli]);
    if (code !== 0) throw new Error(stderr);
    const said = JSON.parse(stdout) as Record<string, unknown>;
    expect(said).toMatchObject({
      secret: { kind: 'keychain' },
      kept: true,
      gone: null,
      found: [],
      codes: [0, 1, 0, 2, 0, 0],
      isUsed: true,
      listed: 'Contoso okta ADDRESS in the keychain yes never',
      everyHours: 6,
      wrongOption: 'Okta System Log has no option "no-such"',
    });
    expect(said.tested).toMatch(/passed {2}Reached: 127\.0\.0\.1, port \d+, answers\..*failed {2}Role: /s);
    expect(said.errors).toMatchObject([
      expect.stringContaining('The secret is in the keychain.'),
      expect.anything(),
      'Removed "Renamed" and its secret; what it collected stays.\n',
    ]);
  });
});

describe('connections on the command line, without a keychain', () => {
  it('say that the secret was not kept, and are added nevertheless', () => {
    const { status, stdout, stderr } = run([...add, '--secret-stdin', '--json'], 'secret-of-contoso');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ connection: { name: 'Contoso' } });
    expect(stderr).toContain('offers no keychain');
    expect(`${stdout}${stderr}`).not.toContain('secret-of-contoso');
  });

  it('are added without a secret where none is given, and say how to give it', () => {
    const { status, stderr } = run(add, '');
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining('veritrail connections secret "Contoso" --secret-stdin'),
    ]);
  });

  it('take no secret as an argument, and say what is missing', () => {
    expect(run([...add, '--secret', 'x'], '').status).toBe(2);
    expect(run(['connections', 'add', '--connector', 'oktaa'], '').stderr).toContain('There is no connector "oktaa"');
    expect(run(['connections', 'add', '--connector', 'okta', '--name', 'x'], '').stderr).toContain(
      '--address is missing',
    );
    expect(run([...add, '--secret-stdin'], '').stderr).toContain('Standard input is empty');
  });

  it('list the connectors and the options of each', () => {
    const { stdout } = run(['connections', 'connectors', 'okta'], '');
    expect(stdout).toMatch(/Okta System Log.*requestsPerMinute/s);
    expect(run(['connections', 'connectors'], '').stdout).toContain('mspcontrol');
  });
});
