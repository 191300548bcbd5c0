import { z } from 'zod';
import type { RunId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { id, instant } from '../../http/fields.ts';
import { ATTENTION_FIELDS } from '../../subscriptions/attention-advice.ts';
import { PERIOD_FIELDS } from '../../subscriptions/subscription-fields.ts';

export const RUN_PARAMS = z.strictObject({ subscriptionId: id<SubscriptionId>(), runId: id<RunId>() });

const count = (description: string) => z.int().meta({ description });

export const runSummaryAnswer = z
  .strictObject({
    id: z.string(),
    subscriptionId: z.string(),
    ...PERIOD_FIELDS,
    status: z
      .enum(['billing', 'stopped', 'needs_attention', 'billed'])
      .meta({ description: '`needs_attention`: all are billed but those whom somebody must look at' }),
    stoppedAt: instant().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'RunSummary' });

export type RunStatus = z.output<typeof runSummaryAnswer>['status'];

export const runAnswer = runSummaryAnswer
  .extend({
    members: count('Debtors whom the group reached in the period'),
    billed: count('With an invoice'),
    settled: count('Without one, since nothing is due'),
    waiting: count('Still to be drafted'),
    mailed: count('Invoices whose mail is sent'),
    mailsWaiting: count('Invoices whose mail is still to be sent'),
    failed: count('Members who need attention, and mails that have failed'),
    needsAttention: count('Members who need attention'),
  })
  .meta({ id: 'Run' });

export const runMemberStatus = z.enum(['waiting', 'billed', 'settled', 'needs_attention']);

export const runMemberAnswer = z
  .strictObject({
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
    status: runMemberStatus,
    settledAs: z
      .enum(['free', 'nothing_due', 'left_out', 'left'])
      .nullable()
      .meta({ description: 'Why there is no invoice; `left`: no member in the period after all' }),
    attention: z
      .strictObject(ATTENTION_FIELDS)
      .nullable()
      .meta({ description: 'What a person must fix before the member can be billed' }),
    invoiceId: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    mailStatus: z.enum(['waiting', 'sent', 'failed']).nullable().meta({ description: 'Null where there is no mail' }),
  })
  .meta({ id: 'RunMember' });
