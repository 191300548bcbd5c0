import { createHash } from 'node:crypto';
import type { EntityManager } from '../orm.ts';

/** So many failures in a row are free. */
const FREE_FAILURES = 5;
/** After that each doubles the wait. */
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** Failures of yesterday do not count. */
const FORGOTTEN_AFTER = `interval '24 hours'`;

// Each try is counted before it is looked at: of many at once, in however many processes, no more than the free ones are looked at.
const COUNT = `
insert into sign_in_attempt as a (account, failures, last_at) values (?, 1, now())
on conflict (account) do update set
  failures = case when a.last_at < now() - ${FORGOTTEN_AFTER} then 1 else a.failures + 1 end,
  last_at = now(),
  wait_until = case when a.last_at >= now() - ${FORGOTTEN_AFTER} and a.failures + 1 >= ${FREE_FAILURES}
    then now() + make_interval(secs => least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * 2 ^ least(a.failures + 1 - ${FREE_FAILURES}, 10))) end
where a.wait_until is null or a.wait_until <= now()
returning 1`;

/**
 * Counts a try to sign in as an address as a failure, until it is forgiven. Answers for how many seconds nobody may try; null where this
 * one may. Outside every transaction: what is rolled back would not have been counted.
 */
export async function countAttempt(em: EntityManager, email: string): Promise<number | null> {
  const account = accountOf(email);
  const counted = await em.execute<unknown[]>(COUNT, [account]);
  if (counted.length > 0) return null;
  const [row] = await em.execute<{ seconds: number }[]>(
    'select greatest(1, ceil(extract(epoch from wait_until - now())))::int seconds from sign_in_attempt where account = ?',
    [account],
  );
  return row?.seconds ?? 1;
}

/** Forgets the failures of an address: somebody has shown that it is theirs. */
export async function forgiveAttempts(em: EntityManager, email: string): Promise<void> {
  await em.execute('delete from sign_in_attempt where account = ?', [accountOf(email)]);
}

/** Takes back the last try alone, which was right as far as it went. */
export async function takeBackAttempt(em: EntityManager, email: string): Promise<void> {
  await em.execute(
    `update sign_in_attempt set failures = greatest(0, failures - 1),
       wait_until = case when failures > ${FREE_FAILURES} then wait_until end
     where account = ?`,
    [accountOf(email)],
  );
}

/** Not the address itself: whoever mistypes theirs has not given it to us to keep. */
function accountOf(email: string): Buffer {
  return createHash('sha256').update(email, 'utf8').digest();
}
