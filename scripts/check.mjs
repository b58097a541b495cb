// npm run check: types, lint, format, walls, unused code, unit tests. `--without-tests` leaves the last out.
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './freshness.mjs';
import { install } from './prepare.mjs';
import { passSignalsOn, runTool } from './run.mjs';

const types = (project) => [`types of ${project}`, '@typescript/native/bin/tsc', ['-p', `tsconfig.${project}.json`]];

const STEPS = [
  types('core'),
  types('node'),
  types('renderer'),
  types('test'),
  ['lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  ['format', '@biomejs/biome/bin/biome', ['format', '.']],
  ['walls', 'dependency-cruiser/bin/dependency-cruise.mjs', ['src', '--config', 'dependency-cruiser.config.mjs']],
  ['unused code', 'knip/bin/knip.js', ['--no-progress']],
];
const UNIT = ['unit tests', 'vitest/vitest.mjs', ['run', '--project', 'unit']];

passSignalsOn();
await install();
const steps = process.argv.includes('--without-tests') ? STEPS : [...STEPS, UNIT];
const failed = [];
for (const [name, file, args] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const began = Date.now();
  const code = await runTool(file, args);
  process.stdout.write(
    `== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  if (code !== 0) failed.push(name);
}
mkdirSync(join(root, 'test-results'), { recursive: true });
writeFileSync(
  join(root, 'test-results', 'check.json'),
  JSON.stringify({ passed: steps.length - failed.length, failed: failed.length, names: failed }),
);
process.stdout.write(failed.length === 0 ? '\ncheck: all passed\n' : `\ncheck: failed at ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
