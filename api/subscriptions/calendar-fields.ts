import { z } from 'zod';
import { MAX_DRAFT_WINDOW_DAYS, MAX_LEAD_DAYS } from '../../domain/subscriptions/billing-day.ts';
import { MAX_FIXED_DAY, MAX_TERMS_DAYS } from '../../domain/subscriptions/payment-terms.ts';
import { isInterval, MAX_INTERVAL_COUNT, MAX_INTERVAL_DAYS } from '../../domain/subscriptions/periods.ts';
import { MAX_ANCHOR_DAY } from '../../domain/subscriptions/schedule.ts';
import { date } from '../http/fields.ts';
import { coded } from '../http/field-codes.ts';

export const interval = () =>
  z
    .strictObject({
      unit: z.enum(['day', 'month']).meta({ example: 'month' }),
      count: z.int().min(1).meta({ example: 1 }),
    })
    .refine(isInterval, {
      error: `At most ${MAX_INTERVAL_COUNT} months or ${MAX_INTERVAL_DAYS} days`,
      path: ['count'],
      ...coded('too_big'),
    });

export const alignment = () =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('anniversary') }),
      z.strictObject({ kind: z.literal('anchor_day'), day: z.int().min(1).max(MAX_ANCHOR_DAY).meta({ example: 1 }) }),
      z.strictObject({ kind: z.literal('anchor_date'), date: date('2026-01-01') }),
      z.strictObject({ kind: z.literal('calendar') }),
      z.strictObject({ kind: z.literal('calendar_eom') }),
    ])
    .meta({
      description:
        'On which days periods begin: `anniversary` of the start; `anchor_day` of the month (the last day of a shorter one); `anchor_date` and every interval from it; `calendar` months, quarters, half-years and years; `calendar_eom` ends every period with a month. Where the start is none of these days the first period is a part of one.',
      example: { kind: 'anniversary' },
    });

export const charge = () =>
  z.enum(['advance', 'arrears']).meta({ description: 'Before the period, or on the day after it' });

export const leadDays = () =>
  z
    .int()
    .min(0)
    .max(MAX_LEAD_DAYS)
    .meta({ description: 'Days before its first day on which a period is invoiced; in advance only', example: 0 });

export const partialPeriods = (which: string) =>
  z.enum(['full', 'proportional', 'free']).meta({
    description: `What is charged for ${which} period where it is not a whole one; by calendar days where proportional`,
  });

const days = () => z.int().min(0).max(MAX_TERMS_DAYS).meta({ example: 14 });

export const paymentTerms = () =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('net_days'), days: days() }),
      z.strictObject({ kind: z.literal('current_month'), days: days() }),
      z.strictObject({ kind: z.literal('fixed_day'), day: z.int().min(1).max(MAX_FIXED_DAY).meta({ example: 1 }) }),
    ])
    .meta({
      description:
        'When an invoice is due: `net_days` after its date; `current_month`, so many days after the end of its month (løbende måned); `fixed_day`, the first such day of a month on its date or after it',
      example: { kind: 'net_days', days: 14 },
    });

export const draftWindowDays = () =>
  z.int().min(0).max(MAX_DRAFT_WINDOW_DAYS).meta({
    description: 'Days in which an invoice waits for approval, then it is issued by itself; 0 for none',
    example: 0,
  });
