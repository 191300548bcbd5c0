import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, LedgerSumId } from '../../domain/identifiers/ids.ts';
import type { LedgerAccount, TransferKind } from '../words/ledger.ts';
import { bigint, date, id, word } from './column-types.ts';

const LedgerSumSchema = defineEntity({
  name: 'LedgerSum',
  tableName: 'ledger_sum',
  properties: {
    id: id<LedgerSumId>().primary().defaultRaw('uuidv7()'),
    creditorId: id<CreditorId>(),
    bookedOn: date(),
    kind: word<TransferKind>(24),
    debit: word<LedgerAccount>(),
    credit: word<LedgerAccount>(),
    amountOre: bigint(),
  },
});

/** A part of what was posted on a day by one kind from one account to another: all rows of the day together are all of it. */
export class LedgerSum extends LedgerSumSchema.class {}
LedgerSumSchema.setClass(LedgerSum);
