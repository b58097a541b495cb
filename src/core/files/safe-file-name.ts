const LONGEST = 150;

/** A file name that every system takes: no folders, no control or reserved characters, no leading dot, never empty. */
export function safeFileName(suggested: string): string {
  const cleaned = suggested
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
    .slice(0, LONGEST);
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned)) return `_${cleaned}`;
  return cleaned === '' ? 'veritrail' : cleaned;
}
