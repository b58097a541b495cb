import {
  ANNOTATION_KINDS,
  type AnnotationChange,
  type AnnotationKind,
  foldText,
  MARKS,
} from '@core/annotations/annotation';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf } from '../engine/values';

export const kindCode = (kind: AnnotationKind): number => ANNOTATION_KINDS.indexOf(kind);

/** What an action says, in the numbers of the tables: see migration 4. */
export interface Statement {
  readonly kind: number;
  readonly slot: number;
  readonly value: number;
}

/** Kinds whose values stand side by side: a text that differs in case alone is the same tag, the same reviewer. */
type FoldedKind = Extract<AnnotationKind, 'tag' | 'reviewed'>;

/** The numbers of a change; texts that are new get their code within the session's transaction. */
export async function statementOf(session: Session, change: AnnotationChange, who: string): Promise<Statement> {
  const kind = kindCode(change.kind);
  switch (change.kind) {
    case 'mark':
      return { kind, slot: 0, value: change.mark === null ? 0 : MARKS.indexOf(change.mark) + 1 };
    case 'note':
      return { kind, slot: 0, value: change.text === '' ? 0 : await codeOfText(session, change.text) };
    case 'tag':
      return { kind, slot: await codeOfFolded(session, 'tag', change.tag), value: change.on ? 1 : 0 };
    case 'reviewed':
      return { kind, slot: await codeOfFolded(session, 'reviewed', who), value: change.on ? 1 : 0 };
  }
}

async function codeOfText(session: Session, text: string): Promise<number> {
  const known = await session.row(sql('SELECT code FROM annotation_text WHERE content = ? LIMIT 1', text));
  return known === undefined ? addText(session, text) : numberOf(known[0]);
}

/** The first spelling stays. */
async function codeOfFolded(session: Session, kind: FoldedKind, text: string): Promise<number> {
  const known = await session.row(
    sql(
      `SELECT code FROM annotation_text WHERE folded = ?
        AND code IN (SELECT slot FROM annotation_action WHERE kind = ${integer(kindCode(kind))}) ORDER BY code LIMIT 1`,
      foldText(text),
    ),
  );
  return known === undefined ? codeOfText(session, text) : numberOf(known[0]);
}

async function addText(session: Session, text: string): Promise<number> {
  const last = await session.row(sql('SELECT max(code) FROM annotation_text'));
  const code = numberOf(last?.[0]) + 1;
  await session.run(sql(`INSERT INTO annotation_text VALUES (${integer(code)}, ?, ?)`, text, foldText(text)));
  return code;
}
