import { defineEntity } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const CreditorBankAccountSchema = defineEntity({
  name: 'CreditorBankAccount',
  tableName: 'creditor_bank_account',
  properties: {
    account: text(34).primary(),
    creditorId: id<CreditorId>(),
    createdAt: createdAt(),
  },
});

/** An account whose statements speak of this creditor. */
export class CreditorBankAccount extends CreditorBankAccountSchema.class {}
CreditorBankAccountSchema.setClass(CreditorBankAccount);
