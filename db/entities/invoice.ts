import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../../domain/calendar/language.ts';
import type { DocumentKind, PaymentInstruction } from '../../domain/invoices/invoice.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import type { InvoiceParties } from '../words/invoices.ts';
import { bigint, createdAt, date, fixed, id, nullElsewhere, text, word } from './column-types.ts';

const InvoiceSchema = defineEntity({
  name: 'Invoice',
  tableName: 'invoice',
  properties: {
    id: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: nullElsewhere(id<SubscriptionId>()),
    debtorId: id<DebtorId>(),
    series: word<DocumentKind>(),
    creditsInvoiceId: id<InvoiceId>().strictNullable(),
    seriesNumber: bigint(),
    number: text(20),
    fiCreditorNumber: fixed(8).strictNullable(),
    paymentNumber: bigint().strictNullable(),
    paymentId: fixed(15).strictNullable(),
    periodIndex: p.integer().strictNullable(),
    periodFrom: nullElsewhere(date()),
    periodTo: nullElsewhere(date()),
    issuedOn: date(),
    dueOn: date(),
    language: p.string().columnType('char(2)').$type<Language>(),
    paymentMethod: word<PaymentInstruction['method']>().strictNullable(),
    netOre: bigint(),
    vatOre: bigint(),
    totalOre: bigint(),
    subscriptionReference: text(100).strictNullable(),
    debtorEan: fixed(13).strictNullable(),
    debtorReference: text(100).strictNullable(),
    delivery: word<DocumentDelivery>().strictNullable(),
    parties: p.json<InvoiceParties>(),
    createdAt: createdAt(),
  },
  // Reminders stand in the same table and are entities of their own: of no subscription and no period.
  filters: { documents: { name: 'documents', cond: { series: { $in: ['invoice', 'credit_note'] } }, default: true } },
});

/** An invoice or a credit note as issued. The database refuses any change to it. A credit note has no number for paying by, and points to its invoice. */
export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
