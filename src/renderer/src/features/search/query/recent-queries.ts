/** How many are offered again. */
const KEPT = 8;
let recent: readonly string[] = [];

/** Queries that were run in this window, newest first; forgotten with it. */
export const recentQueries = (): readonly string[] => recent;

export function rememberQuery(text: string): void {
  const query = text.trim();
  if (query !== '') recent = [query, ...recent.filter((one) => one !== query)].slice(0, KEPT);
}
