import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import {
  loadWaiting,
  MAX_COUNTED,
  sumWaitingDrafts,
  type WaitingCount,
  type WaitingQueue,
} from '../../db/overviews/load-waiting.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { isoInstantOrNull } from '../http/fields.ts';
import type { overviewAnswer } from './overview-fields.ts';

/** What waits for a person in each queue, by one statement each. */
export async function readWaiting(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<z.input<typeof overviewAnswer>['waiting']> {
  const count = (queue: WaitingQueue) => loadWaiting(em, { creditorId, queue });
  const draftsOre = await sumWaitingDrafts(em, creditorId);
  return {
    drafts: { ...show(await count('drafts')), total: draftsOre === null ? null : formatOre(draftsOre) },
    payments: showWithTotal(await count('payments')),
    subscriptions: show(await count('subscriptions')),
    runs: show(await count('runs')),
    findings: show(await count('findings')),
    deliveries: showWithTotal(await count('deliveries')),
    reminders: showWithTotal(await count('reminders')),
    debtCases: show(await count('debtCases')),
    collections: showWithTotal(await count('collections')),
    mails: show(await count('mails')),
    refusedAddresses: show(await count('refusedAddresses')),
    prints: show(await count('prints')),
    receivedFiles: show(await count('receivedFiles')),
    mandateEvents: show(await count('mandateEvents')),
  };
}

function show({ count, oldestAt }: WaitingCount) {
  const countIsCapped = count > MAX_COUNTED;
  return { count: countIsCapped ? MAX_COUNTED : count, countIsCapped, oldestAt: isoInstantOrNull(oldestAt) };
}

function showWithTotal(waiting: WaitingCount) {
  const shown = show(waiting);
  return { ...shown, total: shown.countIsCapped ? null : formatOre(BigInt(waiting.totalOre ?? '0')) };
}
