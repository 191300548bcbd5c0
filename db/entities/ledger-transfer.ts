import { defineEntity, p } from '@mikro-orm/core';
import type {
  CreditorId,
  DebtorId,
  InvoiceId,
  LedgerTransferId,
  PaymentId,
  PaymentMatchId,
} from '../../domain/identifiers/ids.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import type { LedgerAccount, TransferKind } from '../words/ledger.ts';
import { bigint, createdAt, date, id, text, word } from './column-types.ts';

const LedgerTransferSchema = defineEntity({
  name: 'LedgerTransfer',
  tableName: 'ledger_transfer',
  properties: {
    id: id<LedgerTransferId>().primary().defaultRaw('uuidv7()'),
    creditorId: id<CreditorId>(),
    bookedOn: date(),
    kind: word<TransferKind>(24),
    debit: word<LedgerAccount>(),
    credit: word<LedgerAccount>(),
    amountOre: bigint(),
    debtorId: id<DebtorId>().strictNullable(),
    invoiceId: id<InvoiceId>().strictNullable(),
    paymentId: id<PaymentId>().strictNullable(),
    paymentMatchId: id<PaymentMatchId>().strictNullable(),
    vatCode: word<VatCode>().strictNullable(),
    vatRateBp: p.integer().strictNullable(),
    netOre: bigint().strictNullable(),
    vatOre: bigint().strictNullable(),
    note: text(200).strictNullable(),
    createdAt: createdAt(),
  },
});

/** A transfer of the double-entry ledger: from the credited account to the debited one. Written by the database's triggers, and for what a person asks. */
export class LedgerTransfer extends LedgerTransferSchema.class {}
LedgerTransferSchema.setClass(LedgerTransfer);
