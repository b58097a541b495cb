import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AskedQuestions, askQuestions } from './ask-questions';
import { benchArchive } from './bench-archive';
import { measureCollecting } from './measure-collecting';
import { measureIngest, measureTwoGigabytes, measureWhileImporting } from './measure-imports';
import { measureWindow } from './measure-window';
import { type BenchOptions, HELP, readOptions } from './options';
import { writeDocument } from './performance-document';
import { type BenchReport, type Figure, figure, machine, type QuestionResult, writeSection } from './report';
import { timingOf } from './statistics';

const scripts = dirname(fileURLToPath(import.meta.url));
const MEGABYTE = 1_000_000;

/** What earlier runs at the same scale found, by part: a run of one part renews that part only. */
interface Found {
  figures: Record<string, readonly Figure[]>;
  questions: readonly QuestionResult[];
}

function openFigures({ openings, memory }: AskedQuestions, isLarge: boolean): readonly Figure[] {
  const resident = memory.resident / MEGABYTE;
  return [
    figure('open, warm: median of 3', timingOf(openings).median, 'ms', { atMost: isLarge ? 500 : 300 }),
    figure('resident memory of the application after all questions', resident, 'MB', { atMost: isLarge ? 1500 : 1200 }),
  ];
}

async function measure(options: BenchOptions, found: Found): Promise<void> {
  const wants = (part: BenchOptions['parts'][number]) => options.parts.includes(part);
  if (wants('questions') || wants('while') || wants('window')) {
    const archive = await benchArchive(options, join(scripts, 'fill-child.js'));
    found.figures['archive'] = [
      figure('bytes on disk per entry (record, identity and SHA-256 included)', archive.bytes / options.rows, 'bytes', {
        atMost: 350,
      }),
      figure('commit of prepared entries (without reading files)', options.rows / archive.fill.seconds, 'entries/s'),
    ];
    if (wants('questions')) {
      const asked = await askQuestions(options, scripts, archive);
      if (options.match === '') {
        found.figures['open'] = openFigures(asked, options.rows > 3_000_000);
        found.questions = asked.questions;
      } else {
        const renewed = new Map(asked.questions.map((one) => [one.title, one]));
        found.questions = found.questions.map((old) => renewed.get(old.title) ?? old);
      }
    }
    if (wants('window')) found.figures['window'] = await measureWindow(options, archive);
    if (wants('while')) found.figures['while'] = await measureWhileImporting(options, scripts, archive);
  }
  if (wants('ingest')) found.figures['ingest'] = await measureIngest(options, scripts);
  if (wants('collect')) found.figures['collect'] = await measureCollecting(options, scripts);
  if (wants('2gb')) found.figures['2gb'] = await measureTwoGigabytes(options, scripts);
}

function earlier(path: string): Found {
  if (!existsSync(path)) return { figures: {}, questions: [] };
  return JSON.parse(readFileSync(path, 'utf8')) as Found;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(HELP);
    return;
  }
  mkdirSync(options.folder, { recursive: true });
  const kept = join(options.folder, `results-${options.rows}.json`);
  if (options.isFresh) rmSync(kept, { force: true });
  const found = earlier(kept);
  await measure(options, found);
  writeFileSync(kept, JSON.stringify(found));
  const order = ['archive', 'open', 'ingest', 'while', '2gb', 'collect', 'window'];
  const report: BenchReport = {
    rows: options.rows,
    figures: order.flatMap((part) => found.figures[part] ?? []),
    questions: found.questions,
    note: [`Measured on ${machine()}.`, options.note].filter((one) => one !== '').join(' '),
  };
  console.log(options.isJson ? JSON.stringify(report, null, 2) : writeSection(report));
  if (options.writes) writeDocument(join(options.root, 'docs/performance.md'), report);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  // Not by exitCode: a child that still waits for a question would keep this process alive.
  process.exit(1);
});
