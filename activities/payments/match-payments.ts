import { isDatabaseAway, sqlStateOf } from '../../db/database-away.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import type { EntityManager } from '../../db/orm.ts';
import { findNewPayment, holdNewPayments, lockMatching, type NewPayment } from '../../db/payments/hold-new-payments.ts';
import { loadMatchCandidates } from '../../db/payments/load-match-candidates.ts';
import { writeMatchDecisions } from '../../db/payments/write-match-decisions.ts';
import type { PaymentId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { decideSet } from './decide-set.ts';

export interface MatchPaymentsInput {
  readonly fileId: ReceivedFileId;
}

/** Payments that are matched in one transaction, where nothing stands in the way. */
const SET_SIZE = 500;

/**
 * Finds the invoices of all payments of a file that nobody has looked at yet, in the order of the file, a set in a transaction: each is
 * decided as it would be by itself, after those before it. What finds none waits for a person. Asked again, it goes on where it stopped.
 *
 * @param setSize the most payments in one transaction
 * @throws Error that names the payment which the database refuses: those before it are matched
 */
export function createMatchPayments({
  orm,
  heartbeat,
  setSize = SET_SIZE,
}: Pick<ActivityDependencies, 'orm' | 'heartbeat'> & { readonly setSize?: number }) {
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
        await orm.em.fork().transactional((em) => matchSet(em, { file, first, size }));
        size = Math.min(setSize, size * 2);
      } catch (error) {
        if (isDatabaseAway(error) || sqlStateOf(error) === '') throw error;
        if (size === 1) throw new Error(`the database refuses the match of payment ${first.id}`, { cause: error });
        size = Math.ceil(size / 2);
      }
    }
  };
}

async function matchSet(
  em: EntityManager,
  { file, first, size }: { file: ReceivedFile; first: NewPayment; size: number },
): Promise<void> {
  const { creditorId } = first;
  // One set of a creditor at a time: each finds what the one before has booked.
  await lockMatching(em, creditorId);
  const payments = await holdNewPayments(em, { fileId: file.id, first, size });
  // Another worker has taken them while this one waited.
  if (payments.length === 0) return;
  const candidates = await loadMatchCandidates(em, { creditorId, payments });
  const decided = await decideSet(em, { creditorId, file, payments, candidates });
  await writeMatchDecisions(em, { creditorId, decided });
}
