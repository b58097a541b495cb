/**
 * The key under which the user's choices for a source are remembered: its folder and its name with every number
 * replaced by `#`, so that next month's export finds them again. `path` with the separators of any system; a `path` that
 * does not end as `name` does is a staged copy, whose folder says nothing.
 */
export function sourceKey(path: string, name: string): string {
  const partsOf = (text: string): readonly string[] => text.split(/[\\/]/u).filter((part) => part !== '');
  const parts = partsOf(path);
  const own = partsOf(name).at(-1) ?? name;
  const isItself = parts.at(-1) === own;
  const pattern = own.replace(/\d+/gu, '#');
  return isItself ? [...parts.slice(0, -1), pattern].join('/') : pattern;
}
