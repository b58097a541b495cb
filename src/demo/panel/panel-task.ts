import type { Severity } from '@core/entry/severity';

/** One line of a task's execution log. */
export interface PanelLogLine {
  /** Seconds since the task started. */
  readonly offset: number;
  readonly severity: Severity;
  /** Nesting: 0 is the task itself, 1 a step that it started. */
  readonly depth: number;
  readonly text: string;
  readonly stackTrace?: string;
}

/** One entry of the panel's audit log. Times are UTC milliseconds, whole seconds. */
export interface PanelTask {
  readonly started: number;
  readonly finished: number;
  readonly severity: Severity;
  /** 0: the system. */
  readonly userId: number;
  readonly username: string;
  readonly source: string;
  readonly task: string;
  readonly item: string;
  readonly log: readonly PanelLogLine[];
}

export const info = (offset: number, text: string, depth = 0): PanelLogLine => ({
  offset,
  severity: 'information',
  depth,
  text,
});

/** A task that took `seconds` and went well; `change` says what was different. */
export function panelTask(
  started: number,
  seconds: number,
  what: Pick<PanelTask, 'userId' | 'username' | 'source' | 'task' | 'item'>,
  change: Partial<Pick<PanelTask, 'severity' | 'log'>> = {},
): PanelTask {
  const begin = Math.floor(started / 1000) * 1000;
  return { started: begin, finished: begin + seconds * 1000, severity: 'information', log: [], ...what, ...change };
}
