import type { ExportFormat } from '@core/export/export-request';

/** A name that sorts by time and fits every file system: `veritrail-2026-11-21-030012.csv`, in UTC. */
export function exportName(format: ExportFormat, milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  return `veritrail-${text.slice(0, 10)}-${text.slice(11, 19).replaceAll(':', '')}.${format}`;
}
