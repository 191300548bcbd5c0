import { patched } from '@temporalio/workflow';
import type { BillPeriodInput } from '../../activities/invoices/bill-period.ts';
import type { DraftOutcome } from '../../activities/invoices/draft-set.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { localActivities } from '../../workflows/activity-options.ts';
import { sendMail } from '../../workflows/mails/send-mail.ts';
import { billPeriod as billInSteps } from './former-bill-period.ts';

type Due = Omit<BillPeriodInput, 'billedAtMs'> & { period: Period };

/** How the version after that of `former-bill-period.ts` bills: invoice and collection in one step, and then the mail, for which it waits. */
export async function billPeriod({ period, ...due }: Due): Promise<DraftOutcome> {
  const summary = `${period.from} to ${period.to}`;
  const input = { ...due, billedAtMs: Date.now() };
  if (!patched('one-step-a-period')) return billInSteps({ period, ...due });
  const outcome = await localActivities.billPeriod.executeWithOptions({ summary }, [input]);
  if (outcome.kind === 'issued' && outcome.mail) await sendMail(outcome.invoiceId, summary);
  return outcome;
}
