import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { bigint, date, id } from './column-types.ts';

const InvoiceBalanceSchema = defineEntity({
  name: 'InvoiceBalance',
  tableName: 'invoice_balance',
  properties: {
    invoiceId: id<InvoiceId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    dueOn: date(),
    openOre: bigint(),
  },
});

/** What is still to pay of an invoice. Written by the ledger alone. */
export class InvoiceBalance extends InvoiceBalanceSchema.class {}
InvoiceBalanceSchema.setClass(InvoiceBalance);
