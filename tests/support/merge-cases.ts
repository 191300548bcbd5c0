interface Merge<Case> {
  project: readonly Case[];
  further: readonly Case[];
  idOf: (one: Case) => string;
  /** What the cases are, for the message of an error. */
  what: string;
}

interface Merged<Case> {
  cases: readonly Case[];
  replaced: number;
  added: number;
}

/**
 * The cases of the project, those that have the id of a further case replaced by it in their place, and then the other further ones.
 *
 * @throws Error where two cases of one source have the same id, for one of the two would not be run.
 */
export function mergeCases<Case>({ project, further, idOf, what }: Merge<Case>): Merged<Case> {
  const own = byId(project, { idOf, what: `${what} of the project` });
  const other = byId(further, { idOf, what: `${what} of TERMIN_VECTORS` });
  const cases = [...new Map([...own, ...other]).values()];
  const added = cases.length - own.size;
  return { cases, replaced: other.size - added, added };
}

function byId<Case>(
  cases: readonly Case[],
  { idOf, what }: { idOf: (one: Case) => string; what: string },
): ReadonlyMap<string, Case> {
  const found = new Map<string, Case>();
  for (const one of cases) {
    const id = idOf(one);
    if (found.has(id)) throw new Error(`two cases are named ${id}: ${what}`);
    found.set(id, one);
  }
  return found;
}
