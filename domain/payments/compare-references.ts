import { namingReference } from '../records/naming-reference.ts';
import type { Telling } from './telling.ts';

/** By what the bank names a telling. */
export interface References {
  /** Its own reference first, then that of its entry; none that names nothing. */
  readonly names: readonly string[];
  /** Whether it is a part of an entry and has a reference of its own. */
  readonly hasOwn: boolean;
}

/** The references of a telling that name one entry and no other. */
export function referencesOf(telling: Telling): References {
  const { bankReference, entryReference, bookedOn, paidOn } = telling;
  const isNamed = namingReference(bankReference, [bookedOn, paidOn]) !== null;
  return {
    names: namesOf(telling),
    hasOwn: isNamed && bankReference !== entryReference && entryReference !== null,
  };
}

/** `silent`: one of them has no reference. `resemble`: they differ as one bank may write one reference in two files. */
export type Accord = 'agree' | 'resemble' | 'silent' | 'differ';

/** How the references of two tellings stand to each other. */
export function accordOf(one: References, other: References): Accord {
  if (one.names.length === 0 || other.names.length === 0) return 'silent';
  // Parts of one entry that have references of their own are told apart by these.
  const count = one.hasOwn && other.hasOwn ? 1 : undefined;
  const [mine, theirs] = [one.names.slice(0, count), other.names.slice(0, count)];
  if (mine.some((name) => theirs.includes(name))) return 'agree';
  const plain = theirs.map(plainly);
  return mine.some((name) => plain.includes(plainly(name))) ? 'resemble' : 'differ';
}

function namesOf({ bankReference, entryReference, entryOre, bookedOn, paidOn }: Telling): readonly string[] {
  const naming = (name: string | null) => namingReference(name, [bookedOn, paidOn]) ?? [];
  const names = [bankReference, entryReference].flatMap(naming);
  // Before entries were known, parts of one had its reference with an ordinal.
  return entryOre === null ? [...names, ...names.flatMap((name) => naming(name.replace(/\/\d+$/, '')))] : names;
}

/** In capitals, without blanks, and without zeros in front. */
export function plainly(reference: string): string {
  return reference.toUpperCase().replaceAll(/\s/gu, '').replace(/^0+/, '');
}
