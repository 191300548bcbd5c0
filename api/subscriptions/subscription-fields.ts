import { z } from 'zod';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { isCivilDate } from '../../domain/calendar/calendar.ts';
import { alignmentRefusal } from '../../domain/subscriptions/periods.ts';
import { date, id, instant, line } from '../http/fields.ts';
import { ATTENTION_FIELDS } from './attention-advice.ts';
import {
  alignment,
  charge,
  draftWindowDays,
  interval,
  leadDays,
  partialPeriods,
  paymentTerms,
} from './calendar-fields.ts';
import { MAX_LINES, oneOffLineBody, standingLineAnswer, standingLineBody } from '../lines/line-fields.ts';
import { oneOffLineAnswer } from '../lines/one-off-line-fields.ts';
import { pauseAnswer } from './pause-fields.ts';
import { coded, type FieldCode } from '../http/field-codes.ts';

const endOn = () => date('2027-12-31').meta({ description: 'The last day that is billed, included; any day' });

export const createSubscriptionBody = z
  .strictObject({
    kind: z
      .enum(['single', 'group'])
      .default('single')
      .meta({ description: 'On one debtor, or a subscription group whose members are added to it' }),
    debtorId: id<DebtorId>()
      .nullable()
      .default(null)
      .meta({ description: 'Needed, except for a subscription group, which has none' }),
    reference: line(100, 'Medlemskab').nullable().default(null),
    startOn: date('2026-01-01').meta({
      description: 'First day of the first period; every later one is computed from it',
    }),
    interval: interval(),
    alignment: alignment().default({ kind: 'anniversary' }),
    charge: charge().default('advance'),
    leadDays: leadDays().default(0),
    firstPartial: partialPeriods('the first').default('proportional'),
    lastPartial: partialPeriods('the last').default('proportional'),
    endOn: endOn().nullable().default(null),
    paymentTerms: paymentTerms().optional().meta({ description: "The creditor's net days where it is left out" }),
    draftWindowDays: draftWindowDays().default(0),
    lines: z.array(standingLineBody).min(1).max(MAX_LINES),
    oneOffLines: z
      .array(oneOffLineBody)
      .max(MAX_LINES)
      .default([])
      .meta({ description: 'Charged once, on the first invoice' }),
  })
  .refine(({ startOn, endOn: last }) => last === null || last >= startOn, {
    error: 'The end lies before the start',
    path: ['endOn'],
    ...coded('end_before_start'),
  })
  .superRefine((given, context) => {
    const refuse = (path: string, code: FieldCode, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message, ...coded(code) });
    };
    if (given.kind === 'single' && given.debtorId === null) refuse('debtorId', 'required', 'A debtor is needed');
    if (given.kind === 'group' && given.debtorId !== null) {
      refuse('debtorId', 'group_has_members', 'A subscription group has members instead of a debtor');
    }
    if (given.kind === 'group' && given.draftWindowDays > 0) {
      refuse('draftWindowDays', 'not_for_groups', 'The invoices of a subscription group do not wait for approval');
    }
    if (given.charge === 'arrears' && given.leadDays > 0) {
      refuse('leadDays', 'in_advance_only', 'What is charged in arrears is invoiced on the day after the period');
    }
    // A start that is no date is refused by itself.
    if (!isCivilDate(given.startOn)) return;
    const refusal = alignmentRefusal({ start: given.startOn, interval: given.interval, alignment: given.alignment });
    if (refusal !== null) refuse('alignment', refusal, 'The interval cannot be aligned so');
  })
  .meta({ id: 'SubscriptionInput' });

export type SubscriptionBody = z.output<typeof createSubscriptionBody>;

export const endDateBody = z.strictObject({ endOn: endOn().nullable() }).meta({ id: 'EndDateInput' });

const period = {
  from: z.string().meta({ format: 'date', example: '2026-12-01' }),
  to: z.string().meta({ format: 'date', example: '2026-12-31', description: 'The last day, included' }),
};

export const subscriptionAnswer = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['single', 'group']),
    debtorId: z.string().nullable(),
    debtorName: z.string().nullable().meta({ example: 'Prøvekunde Et' }),
    customerNumber: z.string().nullable().meta({ description: "The debtor's", example: '1001' }),
    reference: z.string().nullable(),
    startOn: z.string().meta({ format: 'date' }),
    interval: z.strictObject({ unit: z.enum(['day', 'month']), count: z.int() }),
    alignment: alignment(),
    charge: charge(),
    leadDays: leadDays(),
    firstPartial: partialPeriods('the first'),
    lastPartial: partialPeriods('the last'),
    endOn: z.string().nullable().meta({ format: 'date', description: 'The last day that is billed, included' }),
    paymentTerms: paymentTerms(),
    draftWindowDays: draftWindowDays(),
    reactivatesId: z.string().nullable().meta({ description: 'The ended subscription that this one goes on from' }),
    status: z.enum(['active', 'needs_attention', 'ended', 'cancelled']),
    attention: z
      .strictObject({ ...ATTENTION_FIELDS, detail: z.string().nullable() })
      .nullable()
      .meta({ description: 'What a person must fix before the next period can be billed' }),
    billedThrough: z.string().nullable().meta({ format: 'date', description: 'The last day that has been billed' }),
    nextPeriod: z
      .strictObject({ ...period, billedAt: instant() })
      .nullable()
      .meta({ description: 'Null when nothing more will be billed' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'SubscriptionSummary' });

export const subscriptionDetailAnswer = subscriptionAnswer
  .extend({
    lines: z.array(standingLineAnswer).meta({ description: 'Versions in force in the next period or later' }),
    oneOffLines: z.array(oneOffLineAnswer).meta({ description: 'Those that wait for an invoice' }),
    pauses: z.array(pauseAnswer).meta({ description: 'Those that concern periods which have not been billed' }),
    skips: z.array(z.strictObject(period)).meta({ description: 'Coming periods that are left out' }),
    held: z
      .strictObject({
        why: z.enum(['paused', 'awaiting_approval']),
        until: instant().nullable().meta({ description: 'Null while nobody has said when the pause ends' }),
        draftId: z.string().nullable().meta({ description: 'What waits for approval' }),
      })
      .nullable()
      .meta({ description: 'Why the next period waits although its day comes' }),
  })
  .meta({ id: 'Subscription' });

export const PERIOD_FIELDS = period;
