import { setTimeout } from 'node:timers/promises';

/** A file that Betalingsservice has laid ready. */
export interface ReturnFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

/** The way from Betalingsservice. */
export interface ReturnChannel {
  /** The files that are complete: their size stays the same for a while, and their name is none that is used while one is written. */
  list(): Promise<readonly ReturnFile[]>;
  /** The bytes of a file, piece by piece. @throws where it ends before all of them came. */
  open(name: string): AsyncIterable<Uint8Array>;
  /** Takes a file that is stored out of the list. One that is gone already is left so. */
  done(name: string): Promise<void>;
}

const TEMPORARY = /^\.|\.(part|tmp|filepart)$/i;

/** Whether a name is one that programs give a file while they write it. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name);
}

/** The files that two looks, some time apart, find the same. */
export async function settledFiles(
  look: () => Promise<readonly ReturnFile[]>,
  settleMs: number,
): Promise<readonly ReturnFile[]> {
  const before = new Map((await look()).map((file) => [file.name, file]));
  if (before.size === 0) return [];
  await setTimeout(settleMs);
  return (await look()).filter(({ name, size, modifiedAt }) => {
    const seen = before.get(name);
    return seen?.size === size && seen.modifiedAt.getTime() === modifiedAt.getTime();
  });
}

/** A name that is free in an archive: two files that come under one name are both kept. */
export async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : `${name}.${copy.toString()}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
