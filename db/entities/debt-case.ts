import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtCaseId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id, text } from './column-types.ts';

const DebtCaseSchema = defineEntity({
  name: 'DebtCase',
  tableName: 'debt_case',
  properties: {
    id: id<DebtCaseId>().primary(),
    creditorId: id<CreditorId>(),
    debtorId: id<DebtorId>(),
    reminderId: id<InvoiceId>(),
    openedOn: date(),
    handedOverOn: date().strictNullable(),
    note: text(500).strictNullable(),
    closedOn: date().strictNullable(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** What is ready for a debt collector, or was handed over to one: the deadline of its notice has passed. */
export class DebtCase extends DebtCaseSchema.class {}
DebtCaseSchema.setClass(DebtCase);
