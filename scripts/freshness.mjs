// What is installed and built, and whether it still belongs to what is checked out. Node's own modules only: this runs
// before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const BUILT_FROM = ['src', 'resources'];
const BUILT_BY = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json'];
const BUILT = ['main/index.js', 'local-web/index.js', 'cli/index.js', 'preload/index.cjs', 'renderer/index.html'];
const buildStamp = join(root, 'out', '.veritrail-built');

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lock file asks for; npm writes its own list last, when all of it is there. */
export function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional === true || installed[place]?.version === version,
  );
}

/** Changes with everything that the build reads. */
export function buildHash() {
  const hash = createHash('sha256');
  const paths = [
    ...BUILT_FROM.flatMap((folder) => filesBelow(join(root, folder))),
    ...BUILT_BY.map((file) => join(root, file)),
  ];
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile()) continue;
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

export const isBuilt = () =>
  BUILT.every((file) => existsSync(join(root, 'out', file))) &&
  existsSync(buildStamp) &&
  readFileSync(buildStamp, 'utf8') === buildHash();

export function rememberBuilt(hash) {
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, hash);
}
