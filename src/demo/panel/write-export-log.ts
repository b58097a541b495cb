import type { WallClock } from '../calendar';
import { type CultureName, writeDate } from './culture';
import type { PanelLogLine, PanelTask } from './panel-task';

const SEVERITY_WORDS = { information: 'Information', warning: 'Warning', error: 'Error' } as const;
const LINE = '\r\n';

/** HttpUtility.HtmlEncode: the five specials, and the characters 160 to 255 as numbers. */
function htmlEncode(text: string): string {
  return text.replace(/[&<>"'\u00a0-\u00ff]/g, (character) => {
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    if (character === '"') return '&quot;';
    return `&#${character.charCodeAt(0)};`;
  });
}

/** Hours wrap at 24, as the panel's do. */
function offsetText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function executionLog(lines: readonly PanelLogLine[]): string {
  let text = '';
  for (const line of lines) {
    const indent = '\t'.repeat(line.depth);
    text += `${indent}......................${LINE}`;
    text += `${indent}Timestamp: ${offsetText(line.offset)}${LINE}`;
    text += `${indent}Severity: ${SEVERITY_WORDS[line.severity]}${LINE}`;
    text += `${indent}${line.text}${LINE}`;
    if (line.stackTrace !== undefined) text += `${indent}${line.stackTrace}${LINE}`;
    text += LINE;
  }
  return text;
}

export const EXPORT_LOG_HEADINGS =
  'Started,Finished,Severity,User-ID,Username,Source,Task,Item-Name,Execution-Log' + LINE;

/**
 * One row of the panel's Export Log, with the panel's faults: only the last field doubles its quotes, task and item
 * are HTML-encoded, user name and source are not escaped at all, dates are in the server's culture without a zone.
 */
export function writeExportLogRow(
  task: PanelTask,
  culture: CultureName,
  clockAt: (instant: number) => WallClock,
): string {
  const fields = [
    writeDate[culture](clockAt(task.started)),
    writeDate[culture](clockAt(task.finished)),
    SEVERITY_WORDS[task.severity],
    String(task.userId),
    task.username,
    task.source,
    htmlEncode(task.task),
    htmlEncode(task.item),
    executionLog(task.log).replaceAll('"', '""'),
  ];
  return `"${fields.join('","')}"${LINE}`;
}

/** The whole file, oldest first, as the panel sorts it. */
export function writeExportLog(
  tasks: readonly PanelTask[],
  culture: CultureName,
  clockAt: (instant: number) => WallClock,
): string {
  const sorted = tasks.toSorted((one, other) => one.started - other.started);
  return EXPORT_LOG_HEADINGS + sorted.map((task) => writeExportLogRow(task, culture, clockAt)).join('');
}
