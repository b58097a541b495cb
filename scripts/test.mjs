// npm test: installs what it needs, builds, then everything: check, unit, integration, end to end.
// The last line says "N passed, N failed".
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './freshness.mjs';
import { build, install } from './prepare.mjs';
import { passSignalsOn, run, runTool } from './run.mjs';
import { failuresOf } from './test-failures.mjs';

const results = join(root, 'test-results');
const DEBIAN_PACKAGES = [
  ['chromium', '/usr/bin/chromium'],
  ['dbus', '/usr/bin/dbus-run-session'],
  ['gnome-keyring', '/usr/bin/gnome-keyring-daemon'],
  ['libsecret-1-0', null],
];
const tell = (line) => process.stdout.write(`${line}\n`);

async function isMissing([name, file]) {
  if (file !== null && existsSync(file)) return false;
  return (await run('dpkg', ['-s', name], { silent: true })) !== 0;
}

/** The browser and the keyring that the tests drive: fetched on Debian as root, else named. */
async function installSystemPackages() {
  if (process.platform !== 'linux') return;
  const missing = [];
  for (const one of DEBIAN_PACKAGES) if (await isMissing(one)) missing.push(one[0]);
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    tell(`Missing for the tests: ${missing.join(', ')}. Install with: sudo apt-get install ${missing.join(' ')}`);
    return;
  }
  tell(`Installing for the tests: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], { env });
  await apt('update');
  if ((await apt('install', '-y', '--no-install-recommends', ...missing)) !== 0)
    tell('apt-get could not install them.');
}

function readResult(name) {
  try {
    return JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return null;
  }
}

const COUNTS = {
  check: ({ passed, failed }) => ({ passed, failed, skipped: 0 }),
  vitest: (read) => ({
    passed: read.numPassedTests,
    failed: Math.max(read.numFailedTests, read.success ? 0 : 1),
    skipped: read.numPendingTests + (read.numTodoTests ?? 0),
  }),
  playwright: ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }),
};

/**
 * What a suite counted, and what failed in it. One that ended badly without saying so counts as one failure: nothing
 * passes by silence.
 */
function count(name, shape, code) {
  const read = readResult(name);
  if (read === null) return { passed: 0, failed: 1, skipped: 0, failures: [`${name} ended without a result`] };
  const counted = { ...COUNTS[shape](read), failures: failuresOf[shape](read) };
  if (code === 0 || counted.failed > 0) return counted;
  return { ...counted, failed: 1, failures: [`${name} ended with code ${code}`] };
}

const vitest = (project) => [
  project,
  'vitest',
  () =>
    runTool('vitest/vitest.mjs', [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(results, `${project}.json`)}`,
    ]),
];

/** Rows one after the other, the lanes of a row side by side: the cells of `faults` mostly wait. */
const ROWS = [
  [
    [
      ['check', 'check', () => run(process.execPath, [join(root, 'scripts', 'check.mjs'), '--without-tests'])],
      vitest('integration'),
    ],
    [vitest('faults'), vitest('unit')],
  ],
  [[['e2e', 'playwright', () => runTool('@playwright/test/cli.js', ['test'])]]],
];

/** Runs suites one after the other; answers what each counted. */
async function runLane(suites) {
  const found = [];
  for (const [name, shape, start] of suites) {
    tell(`\n===== ${name}`);
    const began = Date.now();
    const counted = count(name, shape, await start());
    found.push({ name, ...counted, seconds: Math.round((Date.now() - began) / 1000) });
  }
  return found;
}

async function main() {
  passSignalsOn();
  await install();
  await installSystemPackages();
  await build();
  rmSync(results, { recursive: true, force: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines = [];
  const failures = [];
  for (const row of ROWS) {
    const found = (await Promise.all(row.map(runLane))).flat();
    for (const { name, seconds, ...counted } of found) {
      failures.push(...counted.failures.map((failure) => `FAILED ${name}: ${failure}`));
      for (const key of Object.keys(total)) total[key] += counted[key];
      lines.push(
        `${name}: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped in ${seconds} s`,
      );
    }
  }
  if (failures.length > 0) tell(`\n${failures.join('\n')}`);
  tell(`\n${lines.join('\n')}\n`);
  tell(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main().catch((error) => {
  tell(error instanceof Error ? error.message : String(error));
  tell('0 passed, 1 failed');
  process.exitCode = 1;
});
