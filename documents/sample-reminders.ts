import { civilDate } from '../domain/calendar/calendar.ts';
import type { ReminderDocument } from '../domain/reminders/reminder-document.ts';
import { fiInvoice } from './sample-documents.ts';

// Letters for the tests of this folder. The parties are made up.

/** The first letter, without any charge. */
export const friendlyReminder: ReminderDocument = {
  kind: 'reminder',
  number: 'R7',
  language: 'da',
  issuedOn: civilDate('2026-12-10'),
  level: 1,
  isNotice: false,
  deadlineOn: civilDate('2026-12-21'),
  creditor: fiInvoice.creditor,
  debtor: fiInvoice.debtor,
  text: null,
  invoices: [
    {
      number: fiInvoice.number,
      issuedOn: fiInvoice.issuedOn,
      dueOn: fiInvoice.dueOn,
      period: fiInvoice.period,
      totalOre: 25_000n,
      openOre: 20_000n,
      interestOre: 0n,
      earlierInterestOre: 0n,
      interest: [],
    },
  ],
  earlierCharges: [],
  feeOre: 0n,
  compensationOre: 0n,
  interestOre: 0n,
  askedOre: 20_000n,
  dayCount: 'actual/365',
  payment: { paymentId: '000000000000711', fiCreditorNumber: '80000001' },
};

/** To a business: all that a letter can charge, over a half-year's end, and what is open of a letter before. */
export const chargingReminder: ReminderDocument = {
  ...friendlyReminder,
  number: 'R19',
  issuedOn: civilDate('2027-01-20'),
  level: 3,
  debtor: { ...fiInvoice.debtor, name: 'Prøvekunde ApS', cvr: '87654328' },
  deadlineOn: civilDate('2027-02-01'),
  text: 'Vi vil gerne finde en løsning.\nRing til Ærø-kontoret på hverdage mellem 10 og 14.',
  invoices: [
    {
      number: '1042',
      issuedOn: civilDate('2026-11-17'),
      dueOn: civilDate('2026-12-01'),
      period: fiInvoice.period,
      totalOre: 1_000_000n,
      openOre: 800_000n,
      interestOre: 4_282n,
      earlierInterestOre: 7_260n,
      interest: [
        { from: civilDate('2026-12-02'), to: civilDate('2026-12-15'), days: 14, openOre: 1_000_000n, rateBp: 975 },
        { from: civilDate('2026-12-16'), to: civilDate('2026-12-31'), days: 16, openOre: 800_000n, rateBp: 975 },
        { from: civilDate('2027-01-01'), to: civilDate('2027-01-20'), days: 20, openOre: 800_000n, rateBp: 1000 },
      ],
    },
    {
      number: '1051',
      issuedOn: civilDate('2026-12-17'),
      dueOn: civilDate('2027-01-04'),
      period: { from: civilDate('2027-01-01'), to: civilDate('2027-01-31') },
      totalOre: 25_000n,
      openOre: 25_000n,
      interestOre: 110n,
      earlierInterestOre: 0n,
      interest: [
        { from: civilDate('2027-01-05'), to: civilDate('2027-01-20'), days: 16, openOre: 25_000n, rateBp: 1000 },
      ],
    },
  ],
  earlierCharges: [{ number: 'R12', issuedOn: civilDate('2026-12-29'), openOre: 17_260n }],
  feeOre: 10_000n,
  compensationOre: 31_000n,
  interestOre: 4_392n,
  askedOre: 887_652n,
};

/** The notice before collection, to a consumer, of one invoice, with a fee and interest. */
export const collectionNotice: ReminderDocument = {
  ...friendlyReminder,
  number: 'R23',
  issuedOn: civilDate('2027-02-01'),
  level: 4,
  isNotice: true,
  deadlineOn: civilDate('2027-02-11'),
  invoices: [
    {
      number: fiInvoice.number,
      issuedOn: fiInvoice.issuedOn,
      dueOn: fiInvoice.dueOn,
      period: fiInvoice.period,
      totalOre: 25_000n,
      openOre: 25_000n,
      interestOre: 420n,
      earlierInterestOre: 0n,
      interest: [
        { from: civilDate('2026-12-02'), to: civilDate('2026-12-31'), days: 30, openOre: 25_000n, rateBp: 975 },
        { from: civilDate('2027-01-01'), to: civilDate('2027-02-01'), days: 32, openOre: 25_000n, rateBp: 1000 },
      ],
    },
  ],
  feeOre: 10_000n,
  interestOre: 420n,
  askedOre: 35_420n,
};
