import { askForSelfChecks } from '../../db/self-checks/ask-for-self-checks.ts';
import { beginNightlySelfCheck } from '../../db/self-checks/begin-self-check.ts';
import type { Difference } from '../../db/self-checks/difference.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { noteOverdue } from '../../db/events/note-overdue.ts';
import { findCollectionDifferences } from '../../db/self-checks/find-collection-differences.ts';
import { findDeliveryDifferences } from '../../db/self-checks/find-delivery-differences.ts';
import {
  findIndexationDifferences,
  findOverdueAnnouncements,
} from '../../db/self-checks/find-indexation-differences.ts';
import { findDoubtedNumbers } from '../../db/self-checks/find-doubted-numbers.ts';
import { findLedgerDifferences } from '../../db/self-checks/find-ledger-differences.ts';
import { findMailDifferences } from '../../db/self-checks/find-mail-differences.ts';
import { findMissingPeriods } from '../../db/self-checks/find-missing-periods.ts';
import { findMissingPrints } from '../../db/self-checks/find-missing-prints.ts';
import { findNumberDifferences } from '../../db/self-checks/find-number-differences.ts';
import { findOverduePeriods } from '../../db/self-checks/find-overdue-periods.ts';
import { findUnansweredPayOuts } from '../../db/self-checks/find-unanswered-pay-outs.ts';
import { findUndeliveredSlips } from '../../db/self-checks/find-undelivered-slips.ts';
import { findStrandedLines } from '../../db/self-checks/find-stranded-lines.ts';
import { findReminderDifferences } from '../../db/self-checks/find-reminder-differences.ts';
import { findSumDifferences } from '../../db/self-checks/find-sum-differences.ts';
import { findUndeliveredMessages } from '../../db/self-checks/find-undelivered-messages.ts';
import type { EntityManager } from '../../db/orm.ts';
import { wakeAskedPeriods } from '../../db/subscriptions/wake-asked-periods.ts';
import { storeFindings } from '../../db/self-checks/store-findings.ts';
import type { CreditorId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { nameStuckWorkflows } from './find-stuck-workflows.ts';
import { findWorkflowDifferences } from './find-workflow-differences.ts';

export interface RunSelfCheckInput {
  readonly creditorId: CreditorId;
  /** The check that somebody has asked for; null for that of the night. */
  readonly selfCheckId: SelfCheckId | null;
  /** The workflow's clock, epoch ms. */
  readonly checkedAtMs: number;
}

type Finder = (em: EntityManager, input: Omit<RunSelfCheckInput, 'selfCheckId'>) => Promise<Difference[]>;

/** What the database can tell by itself. */
export const FINDERS: readonly Finder[] = [
  findMissingPeriods,
  findOverduePeriods,
  findMailDifferences,
  findMissingPrints,
  findUndeliveredSlips,
  findCollectionDifferences,
  findDeliveryDifferences,
  findIndexationDifferences,
  findOverdueAnnouncements,
  findStrandedLines,
  findUndeliveredMessages,
  findNumberDifferences,
  findDoubtedNumbers,
  findLedgerDifferences,
  findUnansweredPayOuts,
  findSumDifferences,
  findReminderDifferences,
];

/**
 * Compares what should be with what is, for one creditor, and stores each difference as a finding. It changes no
 * fact; it is the first to see that an invoice is overdue, and notes it. Asked twice for one check, or for one night, it is one check.
 */
export function createRunSelfCheck({
  orm,
  workflows,
  heartbeat,
}: Pick<ActivityDependencies, 'orm' | 'workflows' | 'heartbeat'>) {
  return async function runSelfCheck({ creditorId, selfCheckId, checkedAtMs }: RunSelfCheckInput): Promise<void> {
    const em = orm.em.fork();
    // The night of each creditor looks after those whose own workflow was lost, and after those that stand still.
    if (selfCheckId === null) {
      await askForSelfChecks(em);
      await wakeAskedPeriods(em, { creditorId });
    }
    await noteOverdue(em, { creditorId, atMs: checkedAtMs });
    const id = selfCheckId ?? (await beginNightlySelfCheck(em, { creditorId, nightMs: checkedAtMs }));
    const check = await em.findOne(SelfCheck, { id, creditorId });
    // One that the database knows nothing of was asked for before a backup was restored: nobody waits for it any more.
    if (check === null || check.finishedAt !== null) return;
    const seen = await findWorkflowDifferences(em, { creditorId, workflows });
    for (const find of FINDERS) {
      heartbeat();
      seen.push(...(await find(em, { creditorId, checkedAtMs })));
    }
    const differences = await nameStuckWorkflows(em, { creditorId, workflows, seen });
    await em.transactional((inside) => storeFindings(inside, { creditorId, selfCheckId: id, differences }));
  };
}
