import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { bigint, id } from './column-types.ts';

const DebtorBalanceSchema = defineEntity({
  name: 'DebtorBalance',
  tableName: 'debtor_balance',
  properties: {
    debtorId: id<DebtorId>().primary(),
    creditorId: id<CreditorId>(),
    creditOre: bigint(),
  },
});

/** What a debtor has to the good. Written by the ledger alone. */
export class DebtorBalance extends DebtorBalanceSchema.class {}
DebtorBalanceSchema.setClass(DebtorBalance);
