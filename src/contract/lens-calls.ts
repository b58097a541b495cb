import { expectationSchema } from '@core/lenses/cadence';
import type { LensAnswer } from '@core/lenses/lens-answer';
import { LENS_IDS } from '@core/lenses/lenses';
import { TASK_LISTS, taskListSchema, type TaskPattern } from '@core/lenses/vocabulary';
import { filterSchema, rangeSchema, snapshotSchema } from '@core/search/search';
import { z } from 'zod';
import { call, handle } from './call';

/** A lens, and what the user narrows it to. */
const lensQuestion = {
  lens: z.enum(LENS_IDS),
  /** An id of the lens's groupings; the first one unless given. */
  grouping: z.string().max(100).optional(),
  filters: z.array(filterSchema).max(200).default([]),
  query: z.string().max(20_000).default(''),
  range: rangeSchema,
  /** For days, times of day and times in notes: an IANA name, an offset or `UTC`. */
  zone: z.string().min(1).max(100).default('UTC'),
  /** Of the lens of working hours; Monday to Friday, 08:00 to 18:00 of the zone unless given. */
  hours: z.string().max(300).optional(),
  /** Of the lens of schedules: what concerns one row of it alone. */
  series: z.string().max(10_000).nullable().default(null),
  contains: z.string().max(500).default(''),
  sort: z
    .strictObject({ column: z.string().max(100), direction: z.enum(['ascending', 'descending']) })
    .nullable()
    .default(null),
  snapshot: snapshotSchema.nullable().default(null),
  ask: z.string().min(1).max(100).optional(),
};

const list = z.enum(TASK_LISTS);

/** A list of tasks as the user has it. */
export interface KeptTaskList {
  readonly patterns: readonly TaskPattern[];
  /** The archive's tasks that it takes in. */
  readonly tasks: readonly string[];
  readonly isShipped: boolean;
  readonly changedBy: string | null;
  readonly changedAt: number | null;
}

export const lensCalls = {
  /** A page of a lens's rows; stopped like a search's questions. */
  'lenses.answer': call<LensAnswer>()(
    z.strictObject({
      ...lensQuestion,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100_000).default(100),
    }),
  ),
  /** All rows as CSV, at most a million; to a target where one is given, else as text. */
  'lenses.csv': call<{ readonly text: string | null; readonly rows: number }>()(
    z.strictObject({ ...lensQuestion, target: handle.nullable().default(null) }),
  ),
  'lenses.taskList': call<KeptTaskList>()(z.strictObject({ list })),
  /** null: as it ships again. */
  'lenses.keepTaskList': call<KeptTaskList>()(z.strictObject({ list, patterns: taskListSchema.nullable() })),
  /** What is expected of one row of the lens of schedules; null: only what is learned again. */
  'lenses.keepExpectation': call<{ readonly kept: boolean }>()(
    z.strictObject({ series: z.string().min(2).max(10_000), expectation: expectationSchema.nullable() }),
  ),
} as const;
