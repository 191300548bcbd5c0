import { z } from 'zod';
import type { DebtorId } from '../../domain/ids.ts';
import { isInterval, MAX_INTERVAL_COUNT, MAX_INTERVAL_DAYS } from '../../domain/periods.ts';
import { paymentTermsDays } from '../creditors/creditor-fields.ts';
import { date, id, instant, line } from '../http/fields.ts';
import { lineAnswer, lineBody, MAX_LINES } from './line-fields.ts';

const endOn = () =>
  date('2027-12-31').meta({ description: "The last day that is billed, included: a period's last day" });

export const createSubscriptionBody = z
  .strictObject({
    debtorId: id<DebtorId>(),
    reference: line(100, 'Medlemskab').nullable().default(null),
    startOn: date('2026-01-01').meta({
      description: 'First day of the first period; every later one is computed from it',
    }),
    interval: z
      .strictObject({
        unit: z.enum(['day', 'month']).meta({ example: 'month' }),
        count: z.int().min(1).meta({ example: 1 }),
      })
      .refine(isInterval, {
        error: `At most ${MAX_INTERVAL_COUNT} months or ${MAX_INTERVAL_DAYS} days`,
        path: ['count'],
        params: { code: 'too_big' },
      }),
    endOn: endOn().nullable().default(null),
    paymentTermsDays: paymentTermsDays.optional().meta({ description: "The creditor's where it is left out" }),
    lines: z.array(lineBody).min(1).max(MAX_LINES),
    oneOffLines: z
      .array(lineBody)
      .max(MAX_LINES)
      .default([])
      .meta({ description: 'Charged once, on the first invoice' }),
  })
  .refine(({ startOn, endOn: last }) => last === null || last >= startOn, {
    error: 'The end lies before the start',
    path: ['endOn'],
    params: { code: 'end_before_start' },
  })
  .meta({ id: 'SubscriptionInput' });

export const endDateBody = z.strictObject({ endOn: endOn().nullable() }).meta({ id: 'EndDateInput' });

const period = {
  from: z.string().meta({ format: 'date', example: '2026-12-01' }),
  to: z.string().meta({ format: 'date', example: '2026-12-31', description: 'The last day, included' }),
};

export const subscriptionAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
    reference: z.string().nullable(),
    startOn: z.string().meta({ format: 'date' }),
    interval: z.strictObject({ unit: z.enum(['day', 'month']), count: z.int() }),
    endOn: z.string().nullable().meta({ format: 'date' }),
    paymentTermsDays: z.int(),
    status: z.enum(['active', 'needs_attention', 'ended', 'cancelled']),
    attention: z
      .strictObject({ code: z.string(), detail: z.string().nullable(), whatToDo: z.string() })
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
    lines: z.array(lineAnswer),
    oneOffLines: z.array(lineAnswer).meta({ description: 'Those that wait for the next invoice' }),
  })
  .meta({ id: 'Subscription' });

export const PERIOD_FIELDS = period;
