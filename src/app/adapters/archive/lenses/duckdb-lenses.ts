import type { CancelSignal, Question } from '@core/archive/archive';
import type { KindId } from '@core/backends/kind-id';
import type {
  ArchivedTask,
  LensChoice,
  LensGroup,
  LensKey,
  LensReader,
  LensSeries,
  LensTiming,
} from '@core/lenses/lens-reader';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf } from '../engine/values';
import { criteriaCondition } from '../query/criteria-to-sql';
import type { ArchiveState } from '../state';
import { keyColumns, keyNames, keyValue, rowsOfChunk } from './lens-keys';
import { readSeries } from './lens-runs';
import { readTimings } from './lens-timings';

const NOTHING = (): void => undefined;

/** Figures over the entries of a search, and what users have set in lenses. */
export class DuckDbLenses implements LensReader {
  readonly #core: ArchiveCore;
  #nextChoice: number | null = null;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  lensTasks(signal?: CancelSignal): Promise<readonly ArchivedTask[]> {
    const { dimensions } = this.#core.state;
    return this.#core.database.read(signal, async (session) => {
      const rows = await session.manyRows(sql('SELECT DISTINCT backend, source, task FROM entry WHERE task <> 0'));
      return rows.map(([backend, source, task]) => ({
        backend: (dimensions.of('backend').valueOf(numberOf(backend)) ?? 'generic') as KindId,
        source: dimensions.of('source').valueOf(numberOf(source)) ?? '',
        task: dimensions.of('task').valueOf(numberOf(task)) ?? '',
      }));
    });
  }

  lensGroups(question: Question, by: readonly LensKey[]): Promise<readonly LensGroup[]> {
    return this.#core.ask(question, (session, snapshot, state) =>
      readGroups(session, { from: '', where: criteriaCondition(question.criteria, snapshot, state), by }, state),
    );
  }

  lensFirsts(question: Question, by: readonly LensKey[], from: number): Promise<readonly LensGroup[]> {
    return this.#core.ask(question, (session, snapshot, state) => {
      const seen = `e.started < ${integer(from)} AND e.id <= ${integer(snapshot.highestId)}`;
      const before = `SELECT ${keyColumns(by)} FROM entry AS e WHERE ${seen}`;
      const where = criteriaCondition(question.criteria, snapshot, state);
      return readGroups(session, { from: `ANTI JOIN (${before}) AS b USING (${keyNames(by)})`, where, by }, state);
    });
  }

  lensTimings(question: Question, by: readonly LensKey[]): Promise<readonly LensTiming[]> {
    return this.#core.ask(question, (session, snapshot, state) => {
      const where = all([criteriaCondition(question.criteria, snapshot, state), sql('e.duration IS NOT NULL')]);
      return readTimings(session, where, by, state);
    });
  }

  lensRuns(question: Question): Promise<readonly LensSeries[]> {
    return this.#core.ask(question, (session, snapshot, state) => {
      const where = all([criteriaCondition(question.criteria, snapshot, state), sql('e.started IS NOT NULL')]);
      return readSeries(session, where, state);
    });
  }

  lensChoices(topic: string): Promise<readonly LensChoice[]> {
    return this.#core.database.read(undefined, async (session) => {
      const rows = await session.rows(
        sql(
          `SELECT encode(subject), encode(choice), encode(who), done_at::DOUBLE FROM (
            SELECT *, row_number() OVER (PARTITION BY subject ORDER BY id DESC) AS place
            FROM lens_choice WHERE topic = ?
          ) WHERE place = 1 AND choice IS NOT NULL ORDER BY id`,
          topic,
        ),
      );
      return rows.map(([subject, choice, who, at]) => ({
        topic,
        subject: textOf(subject),
        choice: textOf(choice),
        who: textOf(who),
        at: numberOf(at),
      }));
    });
  }

  keepLensChoice({ topic, subject, choice, who, at }: LensChoice): Promise<void> {
    return this.#core.database.write(async (session) => {
      this.#nextChoice ??= 1 + numberOf((await session.row(sql('SELECT max(id) FROM lens_choice')))?.[0]);
      const id = this.#nextChoice;
      const kept = choice === null ? 'NULL' : '?';
      await session.run(
        sql(
          `INSERT INTO lens_choice VALUES (${integer(id)}, ?, ?, ${kept}, ?, ${integer(at)})`,
          ...[topic, subject, ...(choice === null ? [] : [choice]), who],
        ),
      );
      return () => {
        this.#nextChoice = id + 1;
      };
    }, NOTHING);
  }
}

interface GroupQuestion {
  readonly from: string;
  readonly where: Sql;
  readonly by: readonly LensKey[];
}

async function readGroups(
  session: Session,
  { from, where, by }: GroupQuestion,
  state: ArchiveState,
): Promise<readonly LensGroup[]> {
  const query = compose(
    `SELECT ${keyNames(by)}, count(*), count_if(severity = 1), count_if(severity = 2),
      min(started)::DOUBLE, max(started)::DOUBLE
    FROM (SELECT ${keyColumns(by)}, e.severity, e.started FROM entry AS e WHERE`,
    where,
    `) AS g ${from} GROUP BY ${keyNames(by)}`,
  );
  const groups: LensGroup[] = [];
  for await (const chunk of session.chunks(query)) {
    for (const row of rowsOfChunk(chunk)) {
      const figures = row.slice(by.length);
      groups.push({
        keys: by.map((key, at) => keyValue(key, row[at], state)),
        entries: numberOf(figures[0]),
        warnings: numberOf(figures[1]),
        errors: numberOf(figures[2]),
        first: numberOrNull(figures[3]),
        last: numberOrNull(figures[4]),
      });
    }
  }
  return groups;
}
