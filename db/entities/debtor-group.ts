import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorGroupId } from '../../domain/identifiers/ids.ts';
import { createdAt, id, text } from './column-types.ts';

const DebtorGroupSchema = defineEntity({
  name: 'DebtorGroup',
  tableName: 'debtor_group',
  properties: {
    id: id<DebtorGroupId>().primary(),
    creditorId: id<CreditorId>(),
    name: text(200),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
});

/** Debtors who are billed alike. It may hold other groups, and never itself. */
export class DebtorGroup extends DebtorGroupSchema.class {}
DebtorGroupSchema.setClass(DebtorGroup);
