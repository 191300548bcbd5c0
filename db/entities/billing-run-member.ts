import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId, RunId } from '../../domain/identifiers/ids.ts';
import type { MemberSettlement, RunMemberStatus } from '../words/groups.ts';
import { createdAt, id, text, word } from './column-types.ts';

const BillingRunMemberSchema = defineEntity({
  name: 'BillingRunMember',
  tableName: 'billing_run_member',
  properties: {
    runId: id<RunId>().primary(),
    debtorId: id<DebtorId>().primary(),
    creditorId: id<CreditorId>(),
    chunk: p.integer(),
    days: p.string().columnType('datemultirange'),
    status: word<RunMemberStatus>(),
    settledAs: word<MemberSettlement>().strictNullable(),
    attentionCode: text(64).strictNullable(),
    invoiceId: id<InvoiceId>().strictNullable(),
    updatedAt: createdAt(),
  },
});

/** A debtor in the run of a period. Decided once: what is billed or settled stays so. */
export class BillingRunMember extends BillingRunMemberSchema.class {}
BillingRunMemberSchema.setClass(BillingRunMember);
