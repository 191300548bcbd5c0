import { setImmediate } from 'node:timers/promises';
import { isDatabaseAway, sqlStateOf } from '../../db/database-away.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import type { EntityManager } from '../../db/orm.ts';
import { findNewPayment, holdNewPayments, lockMatching, type NewPayment } from '../../db/payments/hold-new-payments.ts';
import { loadMatchCandidates } from '../../db/payments/load-match-candidates.ts';
import { writeMatchDecisions } from '../../db/payments/write-match-decisions.ts';
import type { PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { MatchOutcome } from '../../domain/payments/match-decision.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { decideSet } from './decide-set.ts';

export interface MatchPaymentsInput {
  readonly fileId: ReceivedFileId;
}

/** Payments that are matched in one transaction, where nothing stands in the way. */
const SET_SIZE = 2000;

/** Of these so many are written together, while the next are decided. */
const PART_SIZE = 500;

/**
 * Finds the invoices of all payments of a file that nobody has looked at yet, in the order of the file, a set in a transaction: each is
 * decided as it would be by itself, after those before it. What finds none waits for a person. Asked again, it goes on where it stopped.
 *
 * @param setSize the most payments in one transaction
 * @param partSize the most of these in one statement
 * @throws Error that names the payment which the database refuses: those before it are matched
 */
export function createMatchPayments({
  orm,
  heartbeat,
  seen,
  setSize = SET_SIZE,
  partSize = PART_SIZE,
}: Pick<ActivityDependencies, 'orm' | 'heartbeat' | 'seen'> & {
  readonly setSize?: number;
  readonly partSize?: number;
}) {
  return async function matchPayments({ fileId }: MatchPaymentsInput): Promise<void> {
    const file = await orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
    // Nobody has looked at those from here on: what is matched never becomes new again.
    let from: PaymentId | null = null;
    let size = setSize;
    for (;;) {
      heartbeat();
      const first = await findNewPayment(orm.em.fork(), { fileId, from });
      if (first === null) return;
      from = first.id;
      try {
        const matched = await orm.em.fork().transactional((em) => matchSet(em, { file, first, size, partSize }));
        // What ended one set will end others: what is loaded for more is loaded in vain.
        if (matched.length > 0) size = Math.min(setSize, matched.length * 2);
        for (const outcome of matched) seen?.({ what: 'match', outcome });
      } catch (error) {
        if (isDatabaseAway(error) || sqlStateOf(error) === '') throw error;
        if (size === 1) throw new Error(`the database refuses the match of payment ${first.id}`, { cause: error });
        size = Math.ceil(size / 2);
      }
    }
  };
}

/** @returns what became of each that is matched, or waits for a person: none where another worker has taken them while this one waited */
async function matchSet(
  em: EntityManager,
  { file, first, size, partSize }: { file: ReceivedFile; first: NewPayment; size: number; partSize: number },
): Promise<readonly MatchOutcome[]> {
  const { creditorId } = first;
  // One set of a creditor at a time: each finds what the one before has booked.
  await lockMatching(em, creditorId);
  const payments = await holdNewPayments(em, { fileId: file.id, first, size });
  if (payments.length === 0) return [];
  const candidates = await loadMatchCandidates(em, { creditorId, payments });
  const matched: MatchOutcome[] = [];
  await writeBehind(decideSet(em, { creditorId, file, payments, candidates, partSize }), async (decided) => {
    for (const { decision } of decided) matched.push(decision.outcome);
    await writeMatchDecisions(em, { creditorId, decided, now: Date.now });
  });
  return matched;
}

/** Writes parts in their order, each while the next is being made: this process and the database work at once. */
async function writeBehind<Part>(parts: AsyncIterable<Part>, write: (part: Part) => Promise<void>): Promise<void> {
  let written = Promise.resolve();
  try {
    for await (const part of parts) {
      written = written.then(() => write(part));
      written.catch(() => undefined);
      // The statement goes to the database before the next part is begun.
      await setImmediate();
    }
  } finally {
    // Where it has failed, that is told: what came after it failed for it.
    await written;
  }
}
