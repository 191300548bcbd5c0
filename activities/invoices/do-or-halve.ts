import { isDatabaseAway } from '../../db/database-away.ts';

/**
 * Does something with a set in one transaction. Where the database refuses it, the set is halved until those are found who are refused alone,
 * so that they hold up nobody else. Only a database that is away makes it fail.
 * @param only null for all that there are, whom the first try finds out.
 */
export async function doOrHalve<Member>(
  only: readonly Member[] | null,
  how: {
    /** @param seen is filled with those who are tried. */
    attempt(only: readonly Member[] | null, seen: Member[]): Promise<void>;
    /** Is told who is refused alone, and why. */
    refused(member: Member, error: unknown): Promise<void>;
  },
): Promise<void> {
  const seen: Member[] = [];
  try {
    await how.attempt(only, seen);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const [member, ...others] = seen;
    if (member === undefined) throw error;
    if (others.length === 0) {
      await how.refused(member, error);
      return;
    }
    const half = Math.ceil(seen.length / 2);
    await doOrHalve(seen.slice(0, half), how);
    await doOrHalve(seen.slice(half), how);
  }
}
