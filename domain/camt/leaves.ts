import { ReturnFileError } from '../records/return-file-error.ts';
import type { XmlPlace } from './xml-event.ts';

/** An element that holds text and no other elements. */
export interface Leaf {
  /** Trimmed, and never empty. */
  readonly text: string;
  /** The attribute `Ccy` of an amount. */
  readonly currency: string | null;
  readonly place: XmlPlace;
}

/** So many texts of one transaction, entry or statement are kept: more than any bank writes, and a bound for the memory. */
const MAX_LEAVES = 10_000;

/** The texts of one part of a message, by their path below it: `AmtDtls/TxAmt/Amt`. */
export interface Leaves {
  /** Where the part begins. */
  readonly place: XmlPlace;
  add(path: string, leaf: Leaf): void;
  /** The text at the path; null where there is none. @throws ReturnFileError where there are several. */
  one(path: string): Leaf | null;
  /** All texts at the path, in the order of the file. */
  all(path: string): readonly Leaf[];
}

export function collectLeaves(place: XmlPlace): Leaves {
  const byPath = new Map<string, Leaf[]>();
  let count = 0;
  const all = (path: string): readonly Leaf[] => byPath.get(path) ?? [];
  return {
    place,
    add(path, leaf) {
      count += 1;
      if (count > MAX_LEAVES) {
        throw ReturnFileError.at(leaf.place, 'bad_field', `more than ${MAX_LEAVES} texts belong together`);
      }
      const there = byPath.get(path);
      if (there === undefined) byPath.set(path, [leaf]);
      else there.push(leaf);
    },
    one(path) {
      const [first = null, second] = all(path);
      if (second !== undefined) throw ReturnFileError.at(second.place, 'bad_field', `${path} is there twice`);
      return first;
    },
    all,
  };
}

/** The text at the first of the paths that has one. */
export function firstOf(leaves: Leaves, paths: readonly string[]): Leaf | null {
  for (const path of paths) {
    const leaf = leaves.one(path);
    if (leaf !== null) return leaf;
  }
  return null;
}
