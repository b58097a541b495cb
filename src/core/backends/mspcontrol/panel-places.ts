import type { Relation } from '../../entry/mapped-entry';
import type { Place, RecordView } from '../record-view';
import type { RowColumn } from './panel-headings';

/** Where each of the panel's columns stands in a file, or in the rows of a table. */
export type PanelPlaces = Partial<Record<RowColumn, Place>>;

/** `serveradmin` is the panel's first administrator; user 0 is no user: a task of the panel itself. [inferred] */
export function relationOf(view: RecordView, places: PanelPlaces): Relation | null {
  const username = places.username === undefined ? null : view.text(places.username);
  if (username?.toLowerCase() === 'serveradmin') {
    return view.ruled('relation', 'the user name is serveradmin', 'administrator' as const);
  }
  const userId = places.userId === undefined ? null : view.text(places.userId);
  const isSystem = username === null || userId === '0' || userId === '-1' || username.toLowerCase() === 'system';
  return isSystem ? view.ruled('relation', 'no user of the panel', 'system' as const) : null;
}
