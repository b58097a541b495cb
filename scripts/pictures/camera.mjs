/** Pictures of a page in both themes and both sizes. Those that a document shows go to `docs/pictures`, others to `out/pictures`. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const SIZES = [
  [1440, 900],
  [1024, 700],
];
const shown = join(root, 'docs/pictures');
const unshown = join(root, 'out/pictures');
const documents = [
  join(root, 'README.md'),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', name)),
]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** One picture a theme and size: `<name>-light-1440x900.png`; `again` brings back what another size closes. */
export async function takePictures(page, name, again = async () => {}) {
  const folder = documents.includes(`pictures/${name}-light-`) ? shown : unshown;
  mkdirSync(folder, { recursive: true });
  // No tooltip of what was pressed last.
  await page.mouse.move(0, 0);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    if (width !== SIZES[0][0]) await again();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}x${height}.png`) });
    }
  }
  await page.setViewportSize({ width: SIZES[0][0], height: SIZES[0][1] });
}

/** What is shown is what was asked for last: nothing of before is left that waits for its answer. */
export async function settled(page) {
  await page.waitForTimeout(500);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForTimeout(1000);
}

const failed = [];

/**
 * Brings a state about and takes its pictures, with `again` at every further size; what cannot be brought about is said at
 * the end, and the rest goes on.
 */
export async function picture(page, name, bringAbout, again = undefined) {
  try {
    await bringAbout();
    await takePictures(page, name, again);
  } catch (error) {
    failed.push(name);
    console.error(
      `No picture of ${name}: ${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : error}`,
    );
    await page.setViewportSize({ width: SIZES[0][0], height: SIZES[0][1] });
  }
}

/** Names of the pictures that could not be taken. */
export const missing = () => failed;
