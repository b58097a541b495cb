import type { CancelSignal } from '../archive/cancel-signal';
import type { Question } from '../archive/question';
import type { KindId } from '../backends/kind-id';
import type { Microseconds } from '../entry/entry-time';

/** What a lens counts by. */
export const LENS_KEYS = ['task', 'tenant', 'performer', 'relation', 'address', 'backend', 'source'] as const;
export type LensKey = (typeof LENS_KEYS)[number];

/** `value`: what a filter takes (empty: none); `label`: the name to show. */
export interface KeyValue {
  readonly value: string;
  readonly label: string;
}

export interface LensGroup {
  /** In the order of the keys that were asked for. */
  readonly keys: readonly KeyValue[];
  readonly entries: number;
  /** Of the entries, those that are warnings and those that are errors. */
  readonly warnings: number;
  readonly errors: number;
  /** null: all of them are undated. */
  readonly first: Microseconds | null;
  readonly last: Microseconds | null;
}

/** Durations of one group; microseconds. */
export interface LensTiming {
  readonly keys: readonly KeyValue[];
  /** Entries that have a duration. */
  readonly entries: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** The entry that took longest. */
  readonly longest: number;
  /** What lasts longer is an outlier: see `outlierFence`; null: too few to tell. */
  readonly fence: number | null;
  readonly outliers: number;
}

/** An item that ran less often than this shows no habit: it is counted with the task's others of its kind. */
export const FEWEST_OF_ITEM = 3;
/** Stands for a task's items that ran less often; such as the ones that are named for the day. */
export const OTHER_ITEMS = '(items that ran once or twice)';

/** Every run of one task on one item of one tenant, oldest first; or on all items that ran too seldom by themselves. */
export interface LensSeries {
  readonly tenant: KeyValue;
  readonly task: string;
  readonly item: string;
  /** The zone that its latest run was written in; null: its record does not tell. */
  readonly zone: string | null;
  readonly starts: readonly Microseconds[];
  readonly ids: readonly number[];
  /** Whether a run ended as a warning or an error. */
  readonly hasFailed: readonly boolean[];
}

export interface ArchivedTask {
  readonly backend: KindId;
  readonly source: string;
  readonly task: string;
}

/** What the user has set in a lens, about one subject of a topic. */
export interface LensChoice {
  readonly topic: string;
  readonly subject: string;
  /** JSON; null: taken back. */
  readonly choice: string | null;
  readonly who: string;
  readonly at: Microseconds;
}

/** What the lenses ask of the archive beyond what searches do. */
export interface LensReader {
  /** Every task of the archive with its source and its backend. */
  lensTasks(signal?: CancelSignal): Promise<readonly ArchivedTask[]>;
  lensGroups(question: Question, by: readonly LensKey[]): Promise<readonly LensGroup[]>;
  lensTimings(question: Question, by: readonly LensKey[]): Promise<readonly LensTiming[]>;
  /** As `lensGroups`, of those that no entry of the whole archive has before `from`. */
  lensFirsts(question: Question, by: readonly LensKey[], from: Microseconds): Promise<readonly LensGroup[]>;
  lensRuns(question: Question): Promise<readonly LensSeries[]>;
  /** The latest choice of each subject, those that were taken back left out. */
  lensChoices(topic: string): Promise<readonly LensChoice[]>;
  keepLensChoice(choice: LensChoice): Promise<void>;
}

/** Fewer durations than this tell nothing of what is usual. */
export const FEWEST_FOR_OUTLIERS = 20;
/** Tukey's outer fence: so many times the middle half's spread beyond its upper end. */
export const FENCE_SPREADS = 3;
