/** The value of `--data DIR` or `--data=DIR`, whatever else Electron and Chromium are given; undefined where there is none. */
export function readDataArgument(words: readonly string[]): string | undefined {
  const joined = words.find((word) => word.startsWith('--data='));
  if (joined !== undefined) return joined.slice('--data='.length);
  const place = words.indexOf('--data');
  return place === -1 ? undefined : words[place + 1];
}
