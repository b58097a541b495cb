import type { Migration } from './migration';

/**
 * What reviewers say of performers, and what they have set in lenses. Both tables are only ever added to: who is who now
 * follows from the steps in their order (see core/persons/person-log), and of a lens's choices the latest one of a
 * subject counts; a NULL takes the choice back.
 */
export const personsAndLenses: Migration = {
  version: 6,
  name: 'persons and lenses',
  statements: [
    `CREATE TABLE person_step (
      id UINTEGER NOT NULL, verb VARCHAR NOT NULL, subject UINTEGER NOT NULL, content VARCHAR NOT NULL,
      why VARCHAR NOT NULL, who VARCHAR NOT NULL, done_at BIGINT NOT NULL
    )`,
    `CREATE TABLE lens_choice (
      id UINTEGER NOT NULL, topic VARCHAR NOT NULL, subject VARCHAR NOT NULL, choice VARCHAR, who VARCHAR NOT NULL,
      done_at BIGINT NOT NULL
    )`,
  ],
};
