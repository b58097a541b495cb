import { dependsOnAnnotations } from '@core/annotations/depends-on-annotations';
import type { Criteria } from '@core/search/search';
import type { Session } from '../engine/session';
import { sql } from '../engine/sql';
import { numberOf } from '../engine/values';

/** What the archive keeps in memory about annotations. */
export class AnnotationState {
  /** The latest action: what was counted under annotations before it may be wrong since. */
  lastAction = 0;
  /** False where nothing was ever said of any entry, so that nobody needs to look. */
  get hasAny(): boolean {
    return this.lastAction > 0;
  }

  static async load(session: Session): Promise<AnnotationState> {
    const state = new AnnotationState();
    state.lastAction = numberOf((await session.row(sql('SELECT max(id) FROM annotation_action')))?.[0]);
    return state;
  }

  /**
   * What tells two looks of one search at one snapshot apart: the latest action, where the search may depend on it (a
   * query in words of its own may name any field), else always the same.
   */
  lookOf(criteria: Criteria): number {
    return dependsOnAnnotations(criteria) ? this.lastAction : 0;
  }
}
