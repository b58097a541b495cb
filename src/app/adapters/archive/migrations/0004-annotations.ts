import type { Migration } from './migration';

/**
 * What reviewers say of entries. `annotation_action` is only ever added to: an undo and a redo are actions of their own
 * that name their `target`. `annotation_target` holds the entries that an action spoke of. `annotation` is what follows
 * from both and can be made again from them: of each entry, kind and slot what the latest action says that is not
 * undone. Kinds are indexes into the list of core; `slot` tells the values of a kind apart that stand side by side (the
 * code of a tag or of a reviewer, else 0); `value` is a mark, or the code of a note's text; 0 says that there is none.
 */
export const annotations: Migration = {
  version: 4,
  name: 'annotations',
  statements: [
    `CREATE TABLE annotation_text (code UINTEGER NOT NULL, content VARCHAR NOT NULL, folded VARCHAR NOT NULL)`,
    `CREATE TABLE annotation_action (
      id UINTEGER NOT NULL, verb VARCHAR NOT NULL, kind UTINYINT, slot UINTEGER, value UINTEGER, target UINTEGER,
      who VARCHAR NOT NULL, done_at BIGINT NOT NULL, criteria VARCHAR, entries UBIGINT NOT NULL, changed UBIGINT NOT NULL
    )`,
    `CREATE TABLE annotation_target (action UINTEGER NOT NULL, entry UINTEGER NOT NULL)`,
    `CREATE TABLE annotation (
      entry UINTEGER NOT NULL, kind UTINYINT NOT NULL, slot UINTEGER NOT NULL, value UINTEGER NOT NULL,
      action UINTEGER NOT NULL
    )`,
  ],
};
