type Pick = (search: Record<string, unknown>) => unknown;

const known = new WeakMap<Pick, readonly string[]>();

/** What any address may say: whose books it is of. The shell takes it out when that is so. */
export const OF_ANY: readonly string[] = ['creditor'];

/** The named filters of an address; what else stands in it is left out, since the API refuses what it does not know. */
export function pickSearch<Name extends string>(
  ...names: readonly Name[]
): (search: Record<string, unknown>) => { [Key in Name]?: string | undefined } {
  const pick = (search: Record<string, unknown>): { [Key in Name]?: string | undefined } => {
    // The router lays it over all that stands in the address.
    const picked: { [name: string]: string | undefined } = Object.fromEntries(
      Object.keys(search)
        .filter((name) => !OF_ANY.includes(name))
        .map((name) => [name, undefined]),
    );
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') picked[name] = value;
    }
    return picked as { [Key in Name]?: string | undefined };
  };
  known.set(pick, names);
  return pick;
}

/** The filters that a route picks. */
export const filtersOf = (validateSearch: unknown): readonly string[] => known.get(validateSearch as Pick) ?? [];

/** Filters of an address as texts, whatever they look like: a search for 1005 is no number. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')));

export function stringifySearch(search: Record<string, unknown>): string {
  const filled = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '');
  const text = new URLSearchParams(filled as [string, string][]).toString();
  return text === '' ? '' : `?${text}`;
}
