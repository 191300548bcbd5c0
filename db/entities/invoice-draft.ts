import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, DraftId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { StoredDraftLine } from '../words/invoices.ts';
import type { DraftStatus } from '../words/invoices.ts';
import { createdAt, date, id, instant, word } from './column-types.ts';

const InvoiceDraftSchema = defineEntity({
  name: 'InvoiceDraft',
  tableName: 'invoice_draft',
  properties: {
    id: id<DraftId>().primary(),
    creditorId: id<CreditorId>(),
    subscriptionId: id<SubscriptionId>(),
    debtorId: id<DebtorId>(),
    periodIndex: p.integer(),
    periodFrom: date(),
    periodTo: date(),
    status: word<DraftStatus>(),
    releaseAt: instant(),
    lines: p.json<readonly StoredDraftLine[]>(),
    invoiceId: id<InvoiceId>().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** An invoice that waits for approval: it has no number, can be edited, and is issued by itself when its time has come. */
export class InvoiceDraft extends InvoiceDraftSchema.class {}
InvoiceDraftSchema.setClass(InvoiceDraft);
