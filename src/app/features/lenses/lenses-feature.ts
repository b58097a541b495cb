import type { CallArguments } from '@contract/calls';
import type { KeptTaskList } from '@contract/lens-calls';
import type { Push } from '@contract/pushes';
import type { CancelSignal } from '@core/archive/archive';
import { seriesOfKey } from '@core/lenses/cadence';
import { groupingOf, lensOf } from '@core/lenses/lenses';
import { type TaskListId, tasksOfList } from '@core/lenses/vocabulary';
import { ExpectedFailure } from '@core/failure/failure';
import { isKnownZone } from '@core/search/parse-time';
import type { FileHandles } from '../../files/file-handles';
import { writeTarget } from '../../files/target-file';
import type { FeatureHandlers } from '../../handlers';
import { KeptAnswers } from './kept-answers';
import { EXPECTATIONS } from './judge-series';
import { lensCsv } from './lens-csv';
import { pageOf } from './lens-pages';
import type { LensPorts } from './lens-question';
import { lensCriteria, LISTS, taskList, wholeAnswer } from './whole-answer';

export interface LensesFeaturePorts extends LensPorts {
  readonly files: Pick<FileHandles, 'resolve'>;
  readonly push: (push: Push) => void;
  /** Runs a question so that `search.cancel` stops it by its name. */
  readonly answer: <Value>(ask: string | undefined, work: (signal?: AbortSignal) => Promise<Value>) => Promise<Value>;
  readonly who: () => string;
}

type LensQuestion = Omit<CallArguments<'lenses.answer'>, 'offset' | 'limit'>;

const MOST_LINES = 1_000_000;

/** Searches that ship with the program, counted; and what the user has set in them. */
export function createLensesFeature(ports: LensesFeaturePorts): FeatureHandlers<'lenses'> {
  const { archive, files } = ports;
  const answers = new KeptAnswers();
  const ask = (question: LensQuestion) =>
    ports.answer(question.ask, (signal) => answerWhole(ports, answers, question, signal));
  const keep = async (topic: string, subject: string, choice: unknown): Promise<void> => {
    const json = choice === null ? null : JSON.stringify(choice);
    await archive.keepLensChoice({ topic, subject, choice: json, who: ports.who(), at: ports.now() });
    answers.forget();
    ports.push({ name: 'lenses.changed', body: { topic } });
  };
  return {
    'lenses.answer': async (question) => pageOf(await ask(question), question),
    'lenses.csv': async ({ target, ...question }) => {
      const page = pageOf(await ask(question), { ...question, offset: 0, limit: MOST_LINES });
      const text = lensCsv(page, question.zone);
      if (target === null) return { text, rows: page.rows.length };
      await writeTarget(files.resolve(target, ['target']).path, (file) => file.write(Buffer.from(text, 'utf8')));
      return { text: null, rows: page.rows.length };
    },
    'lenses.taskList': ({ list }) => keptTaskList(ports, list),
    'lenses.keepTaskList': async ({ list, patterns }) => {
      await keep(LISTS, list, patterns);
      return keptTaskList(ports, list);
    },
    'lenses.keepExpectation': async ({ series, expectation }) => {
      if (seriesOfKey(series) === null) {
        throw new ExpectedFailure('invalid-input', 'This names no task of a tenant: choose a row of the lens.');
      }
      if (expectation?.cadence !== null && expectation !== null) requireZone(expectation.cadence.zone);
      await keep(EXPECTATIONS, series, expectation);
      return { kept: expectation !== null };
    },
  };
}

async function answerWhole(
  ports: LensesFeaturePorts,
  answers: KeptAnswers,
  question: LensQuestion,
  signal: CancelSignal | undefined,
) {
  requireZone(question.zone);
  const lens = lensOf(question.lens);
  const { filters, query, range, zone, series } = question;
  const hours = question.hours ?? `outside mon-fri 08:00-18:00 ${zone}`;
  const { criteria, notes } = await lensCriteria(ports, { lens, filters, query, range, hours, signal });
  const snapshot = question.snapshot ?? (await ports.archive.summary()).snapshot;
  const grouping = groupingOf(lens, question.grouping);
  const asked = { lens, grouping, criteria, snapshot, zone, signal, series };
  return answers.of(
    JSON.stringify([lens.id, grouping.id, criteria, snapshot, zone, series, ports.archive.personsNow().version]),
    () => wholeAnswer(ports, asked, notes),
  );
}

async function keptTaskList(ports: LensPorts, list: TaskListId): Promise<KeptTaskList> {
  const patterns = await taskList(ports, list);
  const kept = (await ports.archive.lensChoices(LISTS)).find(({ subject }) => subject === list);
  return {
    patterns,
    tasks: tasksOfList(patterns, await ports.archive.lensTasks()),
    isShipped: kept === undefined,
    changedBy: kept?.who ?? null,
    changedAt: kept?.at ?? null,
  };
}

function requireZone(zone: string): void {
  if (isKnownZone(zone)) return;
  throw new ExpectedFailure(
    'search-invalid',
    `"${zone.slice(0, 100)}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
  );
}
