import { WorkflowNotFoundError } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { Subscription } from '../../db/entities/subscription.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { POST_OFFICE_WORKFLOW_ID } from '../../domain/mails/post-office.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { BillingStack } from './billing-stack.ts';

export const ZONE = 'Europe/Copenhagen';

// The parties subscribe by so many days.
export const PERIOD_DAYS = 14;

/** How workers run that others take the place of: the server whose time skips leaves a task on the queue of a worker that is gone. */
export const KEEPING_NOTHING = { maxCachedWorkflows: 0 };

/** Other workers from here on. The post office ends, which one of those before may keep; whoever lays a mail starts it anew. */
export async function changeWorkers(stack: BillingStack, options?: Partial<WorkerOptions>): Promise<void> {
  const handle = stack.environment.client.workflow.getHandle(POST_OFFICE_WORKFLOW_ID);
  await handle.terminate().catch((error: unknown) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  });
  await stack.restartWorkers(options);
}

/** Whom the stories are about. The caller makes them, as plain or as telling as it needs them. */
export interface StoryParties {
  readonly creditorId: CreditorId;
  /** Has a mail address and is collected by Betalingsservice. */
  readonly debtorId: DebtorId;
  /** Has no mail address, and gets this one. */
  readonly unreachableId: DebtorId;
  readonly email: string;
  subscribe(changes: {
    /** Null for a group. */
    debtorId: DebtorId | null;
    startOn: CivilDate;
    terms?: Partial<Subscription>;
  }): Promise<SubscriptionId>;
  addOneOffLine(subscriptionId: SubscriptionId): Promise<OneOffLineId>;
}

/** A workflow that came by everything its story tells. */
export interface Story {
  readonly name: string;
  readonly workflowId: string;
}

/** Today by the test server's clock. */
export async function today({ environment }: BillingStack): Promise<CivilDate> {
  return civilDateAt({ epochMs: await environment.currentTimeMs(), zone: ZONE });
}
