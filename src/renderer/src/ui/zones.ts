/** The zones that a file's times can be read in: UTC, this machine's, then every IANA name that this machine knows. */
export function zoneChoices(local: string, known: readonly string[]): readonly string[] {
  return [...new Set(['UTC', local, ...known])].filter((zone) => zone !== '');
}

/** The zone names of this machine's data, and its own zone. */
export function zonesOfThisMachine(): readonly string[] {
  return zoneChoices(Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.supportedValuesOf('timeZone'));
}

/** True for what the archive takes as a zone: an IANA name that this machine knows, or an offset such as `+02:00`. */
export function isZone(text: string): boolean {
  if (/^[+-](0\d|1[0-4]):[0-5]\d$/.test(text)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
