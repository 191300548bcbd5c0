import { defineEntity } from '@mikro-orm/core';
import type { CreditorId, DebtorGroupId, DebtorGroupMemberId, DebtorId } from '../../domain/identifiers/ids.ts';
import { createdAt, date, id } from './column-types.ts';

const DebtorGroupMemberSchema = defineEntity({
  name: 'DebtorGroupMember',
  tableName: 'debtor_group_member',
  properties: {
    id: id<DebtorGroupMemberId>().primary(),
    creditorId: id<CreditorId>(),
    groupId: id<DebtorGroupId>(),
    debtorId: id<DebtorId>().strictNullable(),
    childGroupId: id<DebtorGroupId>().strictNullable(),
    joinedOn: date(),
    leftOn: date().strictNullable(),
    createdAt: createdAt(),
  },
});

/** One stay of a debtor or of a group in a group. A member that comes back has a second one. */
export class DebtorGroupMember extends DebtorGroupMemberSchema.class {}
DebtorGroupMemberSchema.setClass(DebtorGroupMember);
