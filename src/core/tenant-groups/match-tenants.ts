/** A tenant with everything that it can be called by. */
export interface KnownTenantNames {
  readonly key: string;
  /** The vendor's. */
  readonly id: string;
  readonly name: string;
  /** Every name that it has or had. */
  readonly names: readonly string[];
}

interface Matched {
  readonly word: string;
  readonly tenants: readonly { readonly key: string; readonly name: string }[];
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('en');

/** For each word the tenants that it names: by key, vendor's id, or a name in any case. Empty words are left out. */
export function matchTenants(words: readonly string[], known: readonly KnownTenantNames[]): readonly Matched[] {
  const byWord = new Map<string, Map<string, KnownTenantNames>>();
  const add = (word: string, tenant: KnownTenantNames): void => {
    const found = byWord.get(word) ?? new Map<string, KnownTenantNames>();
    byWord.set(word, found.set(tenant.key, tenant));
  };
  for (const tenant of known) {
    for (const word of [tenant.key, tenant.id, tenant.name, ...tenant.names]) add(plain(word), tenant);
  }
  const asked = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
  return asked.map((word) => ({
    word,
    tenants: [...(byWord.get(plain(word))?.values() ?? [])].map(({ key, name }) => ({ key, name })),
  }));
}

/** What was pasted as a list of tenants: one a line; of a table (tabs) the first cell; quotes of CSV go. */
export function pastedWords(text: string): readonly string[] {
  const lines = text.split(/\r?\n/u).map((line) => (line.split('\t')[0] ?? '').trim());
  return [
    ...new Set(
      lines.map((line) =>
        line
          .replace(/^"(.*)"$/u, '$1')
          .replaceAll('""', '"')
          .trim(),
      ),
    ),
  ].filter((word) => word !== '');
}
