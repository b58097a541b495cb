// Installs and builds what is missing or stale.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildHash, isBuilt, isInstalled, rememberBuilt, root } from './freshness.mjs';
import { run, runTool } from './run.mjs';

const tell = (line) => process.stderr.write(`${line}\n`);

/** Throws a sentence where it fails. */
export async function install() {
  if (isInstalled()) return;
  tell('Installing what Veritrail is made of (about half a minute)…');
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', args);
  if (code !== 0) throw new Error('Installing failed; the lines above say why. npm needs to reach its registry once.');
}

/** Throws a sentence where it fails. */
export async function build() {
  if (isBuilt()) return;
  tell('Building Veritrail…');
  const hash = buildHash();
  // The build adds files named by their content: those of earlier builds would stay.
  rmSync(join(root, 'out'), { recursive: true, force: true });
  const code = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error('Building failed; the lines above say why.');
  rememberBuilt(hash);
}
