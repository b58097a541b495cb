import { existsSync, readFileSync } from 'node:fs';

export interface Memory {
  /** Bytes resident now. */
  readonly resident: number;
  /** The most that was ever resident in this process, bytes. */
  readonly peak: number;
}

/** Of this process with all its threads. */
export function memoryNow(): Memory {
  if (!existsSync('/proc/self/status')) {
    return { resident: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 };
  }
  const status = readFileSync('/proc/self/status', 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN);
  return { resident: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
}
