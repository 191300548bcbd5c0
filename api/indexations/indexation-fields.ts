import { OTHER_ADDRESSES } from '../mails/other-addresses.ts';
import { z } from 'zod';
import type { IndexationAttention } from '../../db/words/indexations.ts';
import type { IndexationRule } from '../../domain/indexations/indexation.ts';
import { indexationRefusal, isYearlyDay } from '../../domain/indexations/indexation.ts';
import { date, instant, percentChange, shortDecimal } from '../http/fields.ts';
import { indexMonth, indexTableName } from './index-table-fields.ts';
import { INDEXATION_ADVICE } from './indexation-advice.ts';
import { coded, type FieldCode } from '../http/field-codes.ts';
import { lastError } from '../mails/last-error.ts';
import { LINE_REFUSALS } from '../lines/refuse-edit.ts';

const MAX_NOTICE_DAYS = 365;
const DEFAULT_NOTICE_DAYS = 30;

const limit = (which: string) =>
  percentChange()
    .nullable()
    .default(null)
    .meta({ description: `The ${which} change of a year in percent; null for none` });

const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: percentChange() }),
  z.strictObject({
    kind: z.literal('index_table'),
    table: indexTableName(),
    baseMonth: indexMonth().meta({
      description:
        'The month whose index goes with the present prices; after a step by an index, an earlier month is that of the prices that were agreed',
    }),
    floorPercent: limit('smallest'),
    capPercent: limit('largest'),
  }),
]);

export type GivenRule = z.output<typeof rule>;

/** The rule that was given, as the domain has it. */
export function ruleOf(given: GivenRule): IndexationRule {
  if (given.kind === 'percent') return { kind: given.kind, percentMicro: given.percent };
  const { kind, baseMonth, floorPercent, capPercent } = given;
  return { kind, baseMonth, floorPercentMicro: floorPercent, capPercentMicro: capPercent };
}

export const indexationBody = z
  .strictObject({
    rule,
    month: z.int().min(1).max(12).meta({ example: 1 }),
    day: z.int().min(1).max(31).meta({ example: 1, description: '29 February is the 28th where there is none' }),
    noticeDays: z.int().min(1).max(MAX_NOTICE_DAYS).default(DEFAULT_NOTICE_DAYS).meta({
      description: 'How many days before a step the debtor is told of it, by mail or by a letter',
    }),
    fromOn: date('2027-01-01').optional().meta({
      description: 'No step is due before this day; the first one that can be announced where it is left out',
    }),
  })
  .superRefine((given, context) => {
    const refuse = (path: string[], code: FieldCode, message: string) => {
      context.addIssue({ code: 'custom', path, message, ...coded(code) });
    };
    if (!isYearlyDay(given)) refuse(['day'], 'no_such_day', 'The month has no such day');
    const refusal = indexationRefusal(ruleOf(given.rule));
    if (refusal !== null) refuse(['rule'], refusal, 'The rule contradicts itself');
  })
  .meta({ id: 'IndexationInput' });

const nextStep = z.strictObject({
  dueOn: z.string().meta({ format: 'date' }),
  announceOn: z.string().meta({ format: 'date' }),
});

const step = z
  .strictObject({
    dueOn: z.string().meta({ format: 'date' }),
    announcedOn: z.string().meta({ format: 'date' }),
    effectiveOn: z
      .string()
      .meta({ format: 'date', description: 'Never sooner after the announcement than the notice' }),
    indexMonth: z.string().nullable(),
    inForce: z.boolean().meta({
      description: 'False until the announcement has been sent: the step is a plan, and nothing is billed by it',
    }),
    lines: z.array(
      z.strictObject({
        position: z.int(),
        text: z.string(),
        oldUnitPrice: shortDecimal('100'),
        newUnitPrice: shortDecimal('102'),
        effectiveOn: z.string().meta({ format: 'date' }),
      }),
    ),
    mail: z
      .strictObject({
        status: z.enum(['waiting', 'sent', 'failed']),
        recipient: z.string(),
        ...OTHER_ADDRESSES,
        sentAt: instant().nullable(),
        lastError: lastError(),
      })
      .nullable()
      .meta({ description: 'Null where no price moved, and where it is announced by a letter' }),
    letter: z
      .strictObject({ status: z.enum(['waiting', 'made', 'printed']), printedAt: instant().nullable() })
      .nullable()
      .meta({
        description: 'The last letter that announces it: it waits to be printed, is in a batch, or has been printed',
      }),
  })
  .meta({ id: 'IndexationStep' });

export const indexationAnswer = z
  .strictObject({
    indexation: z
      .strictObject({
        rule: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('percent'), percent: shortDecimal('2') }),
          z.strictObject({
            kind: z.literal('index_table'),
            table: z.string(),
            baseMonth: z.string(),
            floorPercent: shortDecimal('0').nullable(),
            capPercent: shortDecimal('4').nullable(),
          }),
        ]),
        month: z.int(),
        day: z.int(),
        noticeDays: z.int(),
        fromOn: z.string().meta({ format: 'date' }),
        nextStep,
        attention: z
          .strictObject({
            code: z.enum(Object.keys(INDEXATION_ADVICE) as IndexationAttention[]),
            detail: z.string().nullable().meta({ description: 'What it is about, for people to read' }),
            refusal: z.enum(LINE_REFUSALS).nullable().meta({
              description: 'Why the lines cannot be changed; null where `code` is not `lines_cannot_be_changed`',
            }),
            whatToDo: z.string().meta({ description: 'The same for the same code' }),
          })
          .nullable()
          .meta({ description: 'What a person must fix before the next step can be announced' }),
      })
      .nullable()
      .meta({ description: 'Null where the prices do not move by themselves' }),
    steps: z
      .array(step)
      .meta({ description: 'Those that were taken, and the one that is being announced, the latest first' }),
  })
  .meta({ id: 'Indexation' });
