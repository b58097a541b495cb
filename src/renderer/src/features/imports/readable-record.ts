/** A record for reading: JSON is indented, everything else (also JSON that was cut short) stays as it is. */
export function readableRecord(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
