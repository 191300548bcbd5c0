import { defineEntity, p } from '@mikro-orm/core';
import type { CreditorId, DebtorId, InvoiceId, ReminderProposalId } from '../../domain/identifiers/ids.ts';
import type { ProposalState } from '../words/reminders.ts';
import { bigint, createdAt, date, id, instant, word } from './column-types.ts';

const ReminderProposalSchema = defineEntity({
  name: 'ReminderProposal',
  tableName: 'reminder_proposal',
  properties: {
    id: id<ReminderProposalId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    proposedOn: date(),
    level: p.integer(),
    askedOre: bigint(),
    state: word<ProposalState>(),
    reminderId: id<InvoiceId>().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    decidedAt: instant().strictNullable(),
  },
});

/** A reminder that waits for a person. It is decided anew when it is sent. */
export class ReminderProposal extends ReminderProposalSchema.class {}
ReminderProposalSchema.setClass(ReminderProposal);
