/**
 * The key under which the user's choices for a source are remembered: its folder and its name with every number
 * replaced by `#`, so that next month's export finds them again. `path` with the separators of any system; a `path` that
 * does not end in `name` is a staged copy, whose folder says nothing.
 */
export function sourceKey(path: string, name: string): string {
  const parts = path.split(/[\\/]/u).filter((part) => part !== '');
  const isItself = parts.at(-1) === name;
  const pattern = name.replace(/\d+/gu, '#');
  return isItself ? [...parts.slice(0, -1), pattern].join('/') : pattern;
}
