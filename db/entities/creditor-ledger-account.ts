import { defineEntity } from '@mikro-orm/core';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { LedgerAccount } from '../words/ledger.ts';
import { id, text, word } from './column-types.ts';

const CreditorLedgerAccountSchema = defineEntity({
  name: 'CreditorLedgerAccount',
  tableName: 'creditor_ledger_account',
  properties: {
    creditorId: id<CreditorId>().primary(),
    account: word<LedgerAccount>().primary(),
    number: text(20),
    name: text(100),
  },
});

/** What a creditor's bookkeeping calls an account of the ledger. */
export class CreditorLedgerAccount extends CreditorLedgerAccountSchema.class {}
CreditorLedgerAccountSchema.setClass(CreditorLedgerAccount);
