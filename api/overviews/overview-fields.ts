import { z } from 'zod';
import { MAX_COUNTED, MAX_DRAFTS_ADDED_UP } from '../../db/overviews/load-waiting.ts';
import { SCOPE_FIELDS } from '../forecasts/forecast-fields.ts';
import { amount, instant, shownDate } from '../http/fields.ts';
import { paymentSource } from '../payments/payment-fields.ts';

const count = (description: string) => z.int().meta({ description, example: 3 });

const QUEUE_FIELDS = {
  count: count(`How many; ${MAX_COUNTED} where there are more`),
  countIsCapped: z.boolean().meta({ description: 'There are more than are counted' }),
  oldestAt: instant().nullable().meta({ description: 'Since when the first of them waits; null where none does' }),
};

const queue = (id: string, description: string) => z.strictObject(QUEUE_FIELDS).meta({ id, description });

const moneyQueue = (id: string, { description, total }: { description: string; total: string }) =>
  z
    .strictObject({ ...QUEUE_FIELDS, total: amount('312.50').nullable().meta({ description: total }) })
    .meta({ id, description });

const capped = 'null where there are more than are counted';

const waiting = z
  .strictObject({
    drafts: moneyQueue('WaitingDrafts', {
      description: 'Invoices that wait for approval: `GET /v1/drafts?status=waiting`',
      total: `Kroner, VAT included, as they have been edited; null where there are more than ${MAX_DRAFTS_ADDED_UP}`,
    }),
    payments: moneyQueue('WaitingPayments', {
      description: 'Money, or the news that none comes, that has found no invoice: `GET /v1/payments?status=waiting`',
      total: `Kroner that have found no invoice, less what was taken back; ${capped}`,
    }),
    subscriptions: queue(
      'WaitingSubscriptions',
      'Whose next period cannot be billed: `GET /v1/subscriptions?status=needs_attention`. `oldestAt` is when it was last changed',
    ),
    runs: queue('WaitingRuns', 'Runs of groups in which members need attention and nobody waits'),
    findings: queue('WaitingFindings', 'Differences that self-checks have found: `GET /v1/findings?status=open`'),
    deliveries: moneyQueue('WaitingDeliveries', {
      description: 'Of which nobody but the bank can tell whether it has them: `GET /v1/deliveries?status=in_doubt`',
      total: `Kroner that they ask for; ${capped}`,
    }),
    reminders: moneyQueue('WaitingReminders', {
      description: 'That wait for somebody to send them: `GET /v1/reminder-proposals?status=waiting`',
      total: `Kroner that they would ask for; ${capped}`,
    }),
    debtCases: queue('WaitingDebtCases', 'That no collector has yet: `GET /v1/debt-cases?status=open`'),
    collections: moneyQueue('WaitingCollections', {
      description:
        'That no delivery could carry before its deadline, and whose invoice is not paid: `GET /v1/invoices?collectionStatus=too_late&paymentStatus=open`',
      total: `Kroner that are still to be paid of these invoices; ${capped}`,
    }),
    mails: queue('WaitingMails', 'That were refused or not taken for a week: `GET /v1/mails?status=failed`'),
    refusedAddresses: queue(
      'WaitingRefusedAddresses',
      'Mails that some have and that were refused for an address which the debtor still has: `GET /v1/mails?refused=true`. `oldestAt` is when it was sent',
    ),
    prints: queue(
      'WaitingPrints',
      'Documents on paper that nobody has said to be printed: `GET /v1/print-queue`, and those of batches of `GET /v1/print-batches?status=made`',
    ),
    receivedFiles: queue(
      'WaitingReceivedFiles',
      'That were refused, nothing of them booked: `GET /v1/received-files?status=refused`',
    ),
    mandateEvents: queue(
      'WaitingMandateEvents',
      'News of mandates for customers or mandates that nobody knows: `GET /v1/mandate-events`',
    ),
  })
  .meta({ id: 'Waiting', description: 'What waits for a person' });

const overdueSum = { count: count('Invoices'), total: amount('312.50') };

const overdue = z
  .strictObject({
    ...overdueSum,
    byAge: z
      .array(
        z
          .strictObject({
            fromDays: z.int().meta({ example: 15, description: 'Days after the due date' }),
            toDays: z.int().nullable().meta({ example: 30, description: 'Included; null for no end' }),
            ...overdueSum,
          })
          .meta({ id: 'OverdueAge' }),
      )
      .meta({ description: '1 to 14 days, 15 to 30, 31 to 60, and more' }),
    worstDebtors: z
      .array(
        z
          .strictObject({
            debtorId: z.string(),
            debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
            customerNumber: z.string().meta({ example: '1001' }),
            oldestDueOn: shownDate(),
            ...overdueSum,
          })
          .meta({ id: 'OverdueDebtor' }),
      )
      .meta({ description: 'Up to five, who owes the most first' }),
  })
  .meta({ id: 'Overdue', description: 'What is still to be paid of invoices whose due date has passed' });

const moneyIn = {
  payments: count('How many brought money'),
  received: amount('312.50').meta({ description: 'Kroner, without what was dismissed since' }),
  takenBack: amount('0.00').meta({ description: 'Kroner, above zero: charged back' }),
};

export const receivedDay = z.strictObject({ date: shownDate(), ...moneyIn }).meta({ id: 'ReceivedDay' });

const received = z
  .strictObject({
    from: shownDate(),
    to: shownDate(),
    days: z.array(receivedDay).meta({
      description: 'Each of them, by the day on which the money was booked, oldest first',
    }),
    sources: z.array(z.strictObject({ source: paymentSource, ...moneyIn }).meta({ id: 'ReceivedSource' })).meta({
      description: 'The ways by which any came in these days',
    }),
    unplaced: z
      .strictObject({ count: count('Payments'), total: amount('0.00') })
      .meta({ id: 'ReceivedUnplaced', description: 'What of these days’ money has found no invoice yet' }),
  })
  .meta({ id: 'Received' });

const billing = z
  .strictObject({
    from: shownDate(),
    to: shownDate(),
    isReckoned: z.boolean().meta({
      description:
        'Whether invoices were reckoned as the forecast does; where too many fall due for that, they are counted only',
    }),
    days: z
      .array(
        z
          .strictObject({ date: shownDate(), invoices: count('To be issued'), total: amount('312.50') })
          .meta({ id: 'BillingDay' }),
      )
      .meta({ description: 'Each of them, by the day of issue; none where nothing was reckoned' }),
    invoices: z.int().nullable(),
    total: amount('312.50').nullable(),
    debtors: z.int().meta({
      description:
        'Subscriptions on one debtor, and members of groups, that may be billed in these days; where nothing was reckoned, those that were counted',
    }),
    unreckoned: SCOPE_FIELDS.unreckoned.nullable(),
  })
  .meta({ id: 'ComingBilling', description: 'What is billed from today on for seven days' });

export const overviewAnswer = z
  .strictObject({
    today: shownDate().meta({ description: 'The day that it is for the creditor' }),
    waiting,
    overdue,
    received,
    billing,
    nextDeadline: z
      .strictObject({
        closesAt: instant().meta({ description: 'When the queue is gathered next' }),
        deadlineAt: instant().meta({ description: 'Before that moment Betalingsservice has to have the delivery' }),
        paymentDate: shownDate().meta({ description: 'The first bank day of the month whose deadline it is' }),
        collections: count('How many of the queue are then delivered'),
        total: amount('312.50'),
      })
      .nullable()
      .meta({ id: 'NextDeadline', description: 'Of Betalingsservice; null for a creditor without it' }),
    lastSelfCheck: z
      .strictObject({ id: z.string(), at: instant(), differences: z.int() })
      .nullable()
      .meta({ id: 'LastSelfCheck', description: 'The last one that is finished; null before the first' }),
  })
  .meta({ id: 'Overview' });
