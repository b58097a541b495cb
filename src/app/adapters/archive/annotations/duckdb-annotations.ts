import type { AnnotationChange, EntryAnnotations, TagCount } from '@core/annotations/annotation';
import type {
  Actor,
  AnnotationAction,
  AnnotationBook,
  AnnotationOutcome,
  AnnotationTarget,
} from '@core/annotations/annotation-book';
import { ExpectedFailure } from '@core/failure/failure';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { compose, integer, integers, type Sql, sql } from '../engine/sql';
import { numberOf, textOf } from '../engine/values';
import { criteriaCondition } from '../query/criteria-to-sql';
import { actionsWhere } from './action-rows';
import { kindCode, type Statement, statementOf } from './annotation-codes';
import { saidOfEntries } from './said-of-entries';
import { sayAgain, UNDONE } from './say-again';

type Verb = 'say' | 'undo' | 'redo';

interface Logged {
  readonly verb: Verb;
  readonly statement: Statement | null;
  readonly target: number | null;
  readonly criteria: string | null;
  readonly entries: number;
  readonly changed: number;
}

const NOTHING = (): void => undefined;

/** Marks, tags, notes and reviews in tables of their own beside the entries; no digest and no snapshot follows them. */
export class DuckDbAnnotations implements AnnotationBook {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  async annotationsOf(entries: readonly number[]): Promise<readonly EntryAnnotations[]> {
    if (!this.#core.state.annotations.hasAny) return [];
    return this.#read(async (session) => [...(await saidOfEntries(session, entries)).values()]);
  }

  annotate(target: AnnotationTarget, change: AnnotationChange, actor: Actor): Promise<AnnotationOutcome> {
    return this.#act(actor, async (session) => {
      await session.run(
        compose(
          'CREATE OR REPLACE TEMP TABLE touched AS SELECT e.id AS entry FROM entry AS e WHERE',
          this.#condition(target),
        ),
      );
      const statement = await statementOf(session, change, actor.who);
      const entries = await countTouched(session, actor);
      const changed = await countOthers(session, statement);
      if (changed === 0) return { entries, changed, logged: null };
      const criteria = target.kind === 'search' ? JSON.stringify(target.question.criteria) : null;
      const logged: Logged = { verb: 'say', statement, target: null, criteria, entries, changed };
      const action = await this.#log(session, logged, actor);
      await session.run(
        sql(`INSERT INTO annotation_target SELECT ${integer(action)}, entry FROM touched ORDER BY entry`),
      );
      await say(session, statement, action);
      return { entries, changed, logged: action };
    });
  }

  undoAnnotation(action: number, actor: Actor): Promise<AnnotationOutcome> {
    return this.#turn('undo', action, actor);
  }

  redoAnnotation(action: number, actor: Actor): Promise<AnnotationOutcome> {
    return this.#turn('redo', action, actor);
  }

  nextUndo(who: string): Promise<AnnotationAction | null> {
    return this.#first(
      `x.target IS NULL AND x.who = ? AND x.id NOT IN (SELECT target FROM undone) ORDER BY x.id DESC LIMIT 1`,
      who,
    );
  }

  /** Nothing can be done again once the reviewer has said something new, as in any editor. */
  nextRedo(who: string): Promise<AnnotationAction | null> {
    return this.#first(
      `x.id = (
        SELECT u.target FROM annotation_action AS u
        WHERE u.verb = 'undo' AND u.who = ? AND u.target IN (SELECT target FROM undone)
          AND u.id > coalesce((SELECT max(id) FROM annotation_action WHERE target IS NULL AND who = ?), 0)
        ORDER BY u.id DESC LIMIT 1
      )`,
      who,
      who,
    );
  }

  annotationActions(offset: number, limit: number) {
    return this.#read(async (session) => {
      const total = numberOf((await session.row(sql('SELECT count(*) FROM annotation_action')))?.[0]);
      const page = `TRUE ORDER BY x.id DESC LIMIT ${integer(limit)} OFFSET ${integer(offset)}`;
      return { total, actions: await actionsWhere(session, page) };
    });
  }

  annotationTags(): Promise<readonly TagCount[]> {
    const kind = `kind = ${integer(kindCode('tag'))}`;
    return this.#read(async (session) => {
      const rows = await session.rows(
        sql(`SELECT t.content, coalesce(used.entries, 0) FROM annotation_text AS t
          LEFT JOIN (SELECT slot, count(*) AS entries FROM annotation WHERE ${kind} GROUP BY slot) AS used
            ON used.slot = t.code
          WHERE t.code IN (SELECT slot FROM annotation_action WHERE ${kind}) ORDER BY 2 DESC, t.folded`),
      );
      return rows.map(([tag, entries]) => ({ tag: textOf(tag), entries: numberOf(entries) }));
    });
  }

  /** Takes an action's statement out of what counts, or back in. */
  #turn(verb: 'undo' | 'redo', target: number, actor: Actor): Promise<AnnotationOutcome> {
    return this.#act(actor, async (session) => {
      const undone = `SELECT id, kind, slot, value, id IN (${UNDONE}) FROM annotation_action WHERE target IS NULL`;
      const found = await session.row(sql(`SELECT * FROM (${undone}) WHERE id = ${integer(target)}`));
      if (found === undefined) throw notFound('There is no such action in the history.');
      if ((found[4] === true) === (verb === 'undo')) {
        throw notFound(verb === 'undo' ? 'This action is undone already.' : 'This action is not undone.');
      }
      const statement = { kind: numberOf(found[1]), slot: numberOf(found[2]), value: numberOf(found[3]) };
      await session.run(
        sql(`CREATE OR REPLACE TEMP TABLE touched AS
          SELECT DISTINCT entry FROM annotation_target WHERE action = ${integer(target)}`),
      );
      const entries = await countTouched(session, actor);
      const logged = await this.#log(
        session,
        { verb, statement: null, target, criteria: null, entries, changed: 0 },
        actor,
      );
      const changed = await sayAgain(session, statement);
      await session.run(
        sql(`UPDATE annotation_action SET changed = ${integer(changed)} WHERE id = ${integer(logged)}`),
      );
      return { entries, changed, logged };
    });
  }

  async #act(
    actor: Actor,
    work: (session: Session) => Promise<{ entries: number; changed: number; logged: number | null }>,
  ): Promise<AnnotationOutcome> {
    return this.#core.database.write(
      async (session) => {
        const { entries, changed, logged } = await work(session);
        const [action] = logged === null ? [] : await actionsWhere(session, `x.id = ${integer(logged)}`);
        await session.run(sql('DROP TABLE IF EXISTS touched'));
        return () => {
          if (logged !== null) this.#core.state.annotations.lastAction = logged;
          return { action: action ?? null, entries, changed };
        };
      },
      NOTHING,
      actor.signal,
    );
  }

  #condition(target: AnnotationTarget): Sql {
    if (target.kind === 'entries') {
      return sql(target.ids.length === 0 ? 'FALSE' : `e.id IN (SELECT unnest([${integers(target.ids)}]))`);
    }
    const { criteria, snapshot } = target.question;
    if (snapshot !== null) this.#core.assertFresh(snapshot);
    return criteriaCondition(criteria, snapshot ?? this.#core.snapshot(), this.#core.state);
  }

  async #log(session: Session, logged: Logged, { who, at }: Actor): Promise<number> {
    const action = this.#core.state.annotations.lastAction + 1;
    const { statement, target } = logged;
    const number = (value: number | null | undefined): string =>
      value === null || value === undefined ? 'NULL' : integer(value);
    await session.run(
      sql(
        `INSERT INTO annotation_action VALUES (${integer(action)}, '${logged.verb}', ${number(statement?.kind)},
          ${number(statement?.slot)}, ${number(statement?.value)}, ${number(target)}, ?, ${integer(at)}, nullif(?, ''),
          ${integer(logged.entries)}, ${integer(logged.changed)})`,
        who,
        logged.criteria ?? '',
      ),
    );
    return action;
  }

  async #first(rest: string, ...values: readonly string[]): Promise<AnnotationAction | null> {
    return this.#read(async (session) => (await actionsWhere(session, rest, ...values))[0] ?? null);
  }

  #read<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    return this.#core.database.read(undefined, work);
  }
}

async function countTouched(session: Session, actor: Actor): Promise<number> {
  const entries = numberOf((await session.row(sql('SELECT count(*) FROM touched')))?.[0]);
  actor.onCounted?.(entries);
  return entries;
}

/** Entries of which something else is said, or (where something is to be said) nothing yet. */
async function countOthers(session: Session, { kind, slot, value }: Statement): Promise<number> {
  const row = await session.row(
    sql(`SELECT count(*) FROM touched LEFT JOIN annotation AS a
        ON a.entry = touched.entry AND a.kind = ${integer(kind)} AND a.slot = ${integer(slot)}
      WHERE coalesce(a.value, 0) <> ${integer(value)}`),
  );
  return numberOf(row?.[0]);
}

async function say(session: Session, { kind, slot, value }: Statement, action: number): Promise<void> {
  const same = `kind = ${integer(kind)} AND slot = ${integer(slot)}`;
  await session.run(
    sql(`DELETE FROM annotation WHERE ${same} AND value <> ${integer(value)} AND entry IN (SELECT entry FROM touched)`),
  );
  if (value === 0) return;
  await session.run(
    sql(`INSERT INTO annotation
      SELECT entry, ${integer(kind)}, ${integer(slot)}, ${integer(value)}, ${integer(action)} FROM touched
      WHERE entry NOT IN (SELECT entry FROM annotation WHERE ${same}) ORDER BY entry`),
  );
}

const notFound = (sentence: string): ExpectedFailure => new ExpectedFailure('annotation-not-found', sentence);
