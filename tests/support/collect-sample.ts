import { v7 as uuid } from 'uuid';
import { createCloseDelivery } from '../../activities/deliveries/close-delivery.ts';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import type { Orm } from '../../db/orm.ts';
import type { AutomaticReturn, MandateReturn, SlipReturn } from '../../domain/betalingsservice/write-returns.ts';
import { write0602, write0603 } from '../../domain/betalingsservice/write-returns.ts';
import { civilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleSubscription } from './sample-data.ts';

/** An invoice of 125.00 kr. that has been issued, as a return file names it. */
export interface IssuedSample {
  readonly invoiceId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly customerNumber: string;
  readonly paymentId: string;
  readonly totalOre: bigint;
  /** What the delivery says of its collection; null where it is paid by slip. */
  readonly collection: { readonly reference: string; readonly paymentDate: CivilDate } | null;
}

/** Issues an invoice for November 2026, of 125.00 kr. unless it is said, and delivers its collection where the debtor has a mandate. */
export async function issueSample(
  orm: Orm,
  {
    creditorId,
    debtorId,
    close = true,
    askedOre = 12_500n,
  }: { creditorId: CreditorId; debtorId: DebtorId; close?: boolean; askedOre?: bigint },
): Promise<IssuedSample> {
  const startOn = civilDate('2026-11-01');
  const subscriptionId = await sampleSubscription(orm, {
    creditorId,
    debtorId,
    startOn,
    // With a quarter on top for VAT.
    unitPricesMicro: [askedOre * 8000n],
  });
  const billedAtMs = Date.UTC(2026, 10, 1, 3);
  const outcome = await createDraftInvoice({ orm })({ subscriptionId, periodIndex: 0, billedAtMs });
  if (outcome.kind !== 'issued') throw new Error(outcome.kind);
  const { invoiceId } = outcome;
  await createEnqueueCollection({ orm })({ invoiceId });
  if (close) {
    const closeDelivery = createCloseDelivery({ orm, bsSubsystem: 'BS1' });
    await closeDelivery({ creditorId, deliveryId: uuid() as DeliveryId, closedAtMs: Date.UTC(2026, 10, 20, 9) });
  }
  const [row] = await orm.em
    .fork()
    .execute<{ paymentId: string; totalOre: string; reference: string | null; paymentDate: CivilDate | null }[]>(
      `select i.payment_id "paymentId", i.total_ore "totalOre", c.entry_reference reference, c.payment_date "paymentDate"
       from invoice i left join collection c on c.invoice_id = i.id where i.id = ?`,
      [invoiceId],
    );
  if (row === undefined) throw new Error('no invoice was issued');
  const { customerNumber } = await orm.em.fork().findOneOrFail(Debtor, { id: debtorId });
  const { paymentId, totalOre, reference, paymentDate } = row;
  return {
    invoiceId,
    debtorId,
    customerNumber,
    paymentId,
    totalOre: BigInt(totalOre),
    collection: reference === null || paymentDate === null ? null : { reference, paymentDate },
  };
}

/** What Betalingsservice returns of a sample's collection. */
export function collectionReturn(
  { customerNumber, totalOre, collection }: Pick<IssuedSample, 'customerNumber' | 'totalOre' | 'collection'>,
  changes: Partial<AutomaticReturn> = {},
): AutomaticReturn {
  if (collection === null) throw new Error('the sample is paid by slip');
  const code = changes.code ?? '0236';
  const moves = code === '0236' || code === '0239';
  return {
    code,
    customerNumber,
    mandateNumber: '123456789',
    statedOn: collection.paymentDate,
    statedOre: totalOre,
    reference: collection.reference,
    paidOn: moves ? collection.paymentDate : null,
    bookedOn: moves ? collection.paymentDate : null,
    actualOre: moves ? totalOre : 0n,
    ...changes,
  };
}

/** A slip of kortart 71 that was paid. */
export function slipReturn(
  { paymentId, totalOre }: Pick<IssuedSample, 'paymentId' | 'totalOre'>,
  changes: Partial<SlipReturn> = {},
): SlipReturn {
  const paidOn = civilDate('2026-11-15');
  return {
    code: '0297',
    customerNumber: paymentId,
    kortart: '71',
    feeOre: 0n,
    bankReference: null,
    statedOn: paidOn,
    statedOre: totalOre,
    reference: '',
    paidOn,
    bookedOn: paidOn,
    actualOre: totalOre,
    ...changes,
  };
}

/** A delivery 0602 of a creditor, with its sections where they have something in them. */
export async function returnFile(
  orm: Orm,
  {
    creditorId,
    deliveryNumber,
    automatic = [],
    slips = [],
  }: {
    creditorId: CreditorId;
    deliveryNumber: bigint;
    automatic?: readonly AutomaticReturn[];
    slips?: readonly SlipReturn[];
  },
): Promise<Uint8Array> {
  const ids = await numbersOf(orm, creditorId);
  return write0602({
    ...ids.delivery,
    deliveryNumber,
    createdOn: civilDate('2026-12-02'),
    sections: [
      ...(automatic.length === 0 ? [] : [{ ...ids.section, section: '0211' as const, payments: automatic }]),
      ...(slips.length === 0 ? [] : [{ ...ids.section, section: '0215' as const, payments: slips }]),
    ],
  });
}

/** A delivery 0603 of a creditor, in its own debtor group where none is given. */
export async function mandateFile(
  orm: Orm,
  {
    creditorId,
    deliveryNumber,
    mandates,
    ...given
  }: { creditorId: CreditorId; deliveryNumber: bigint; mandates: readonly MandateReturn[]; bsDebtorGroup?: string },
): Promise<Uint8Array> {
  const ids = await numbersOf(orm, creditorId);
  return write0603({
    ...ids.delivery,
    deliveryNumber,
    createdOn: civilDate('2026-11-02'),
    sections: [{ ...ids.section, ...given, section: '0212', mandates }],
  });
}

async function numbersOf(orm: Orm, creditorId: CreditorId) {
  const { pbsNumber, bsDebtorGroup, bsDataSupplierNumber } = await orm.em
    .fork()
    .findOneOrFail(Creditor, { id: creditorId });
  if (!pbsNumber || !bsDebtorGroup || !bsDataSupplierNumber) throw new Error('the creditor is not on Betalingsservice');
  return {
    delivery: { dataSupplierNumber: bsDataSupplierNumber, subsystem: 'BS1' as const },
    section: { pbsNumber, bsDebtorGroup },
  };
}
