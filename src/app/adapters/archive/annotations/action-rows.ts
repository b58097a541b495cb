import { ANNOTATION_KINDS, type AnnotationChange, MARKS } from '@core/annotations/annotation';
import type { AnnotationAction } from '@core/annotations/annotation-book';
import { type Criteria, criteriaSchema } from '@core/search/search';
import type { Row, Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf, textOf, textOrNull } from '../engine/values';
import { UNDONE } from './say-again';

/** Actions in full, `rest` being what follows FROM ... WHERE. What an undo or a redo took is told by its target's words. */
export async function actionsWhere(session: Session, rest: string, ...values: readonly string[]) {
  const rows = await session.rows(
    sql(
      `WITH undone AS (${UNDONE})
      SELECT x.id, x.verb, s.kind, s.value, slot.content, value.content, x.target, x.who, x.done_at::DOUBLE, x.criteria,
        x.entries, x.changed, x.id IN (SELECT target FROM undone)
      FROM annotation_action AS x JOIN annotation_action AS s ON s.id = coalesce(x.target, x.id)
      LEFT JOIN annotation_text AS slot ON slot.code = s.slot LEFT JOIN annotation_text AS value ON value.code = s.value
      WHERE ${rest}`,
      ...values,
    ),
  );
  return rows.map(actionOf);
}

function actionOf(row: Row): AnnotationAction {
  const [id, verb, kind, value, slotText, valueText, target, who, at, criteria, entries, changed, isUndone] = row;
  const change = changeOf(numberOf(kind), numberOf(value), { slot: textOf(slotText), value: textOf(valueText) });
  const took = textOf(verb);
  return {
    id: numberOf(id),
    what:
      took === 'undo' || took === 'redo' ? { kind: took, target: numberOf(target), change } : { kind: 'said', change },
    who: textOf(who),
    at: numberOf(at),
    criteria: criteriaOfText(textOrNull(criteria)),
    entries: numberOf(entries),
    changed: numberOf(changed),
    isUndone: isUndone === true,
  };
}

function changeOf(
  kind: number,
  value: number,
  texts: { readonly slot: string; readonly value: string },
): AnnotationChange {
  switch (ANNOTATION_KINDS[kind]) {
    case 'mark':
      return { kind: 'mark', mark: MARKS[value - 1] ?? null };
    case 'tag':
      return { kind: 'tag', tag: texts.slot, on: value === 1 };
    case 'note':
      return { kind: 'note', text: value === 0 ? '' : texts.value };
    default:
      return { kind: 'reviewed', on: value === 1 };
  }
}

/** null also where another version wrote what this one cannot read: the action stands without it. */
function criteriaOfText(text: string | null): Criteria | null {
  if (text === null) return null;
  const parsed = criteriaSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
