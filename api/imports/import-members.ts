import { groupMemberListed, subscriptionMemberListed } from '../groups/memberships/listed-member-fields.ts';
import { ownedMemberBody } from '../groups/memberships/member-fields.ts';
import { IN_DEBTOR_GROUP, IN_SUBSCRIPTION_GROUP, type MembershipKind } from '../groups/memberships/membership-kinds.ts';
import type { Column } from './column.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';
import { DEBTOR_COLUMN } from './shared-columns.ts';
import { insertNewMembers, type NewMember, prepareNewMembers } from './prepare-new-members.ts';

const byGroupName = (field: string) => ({
  field,
  toKey: (cell: string) => cell.normalize('NFC'),
  selectIds: `select name key, id from debtor_group where creditor_id = ? and name in (select jsonb_array_elements_text(?::jsonb))`,
});

const STAY: readonly Column[] = [
  { header: 'joinedOn', isNeeded: true, type: 'date', example: '01-01-2027' },
  { header: 'leftOn', type: 'date', example: '31-12-2027' },
];

const STAYS = `A row that says just what is there already changes nothing; one that meets another stay of the same member is an error.
Runs of periods that have begun bill who joins them.`;

const membersOf = (
  kind: MembershipKind,
  form: Pick<
    ImportKind<typeof ownedMemberBody, NewMember>,
    'name' | 'tag' | 'operationId' | 'templateOperationId' | 'listed' | 'columns'
  >,
): ImportKind<typeof ownedMemberBody, NewMember> => ({
  ...form,
  description: STAYS,
  schema: ownedMemberBody,
  prepare: (em, given) => prepareNewMembers(em, { kind, ...given }),
  effectOf: ({ effect }) => effect,
  insert: (em, given) => insertNewMembers(em, { kind, ...given }),
});

const DEBTOR_GROUP_MEMBERS = membersOf(IN_DEBTOR_GROUP, {
  name: 'debtor-group-members',
  tag: 'Debtor groups',
  operationId: 'importDebtorGroupMembers',
  templateOperationId: 'getDebtorGroupMemberTemplate',
  listed: groupMemberListed,
  columns: [
    { header: 'group', isNeeded: true, reference: byGroupName('ownerId'), example: 'Opgang A' },
    DEBTOR_COLUMN,
    { header: 'memberGroup', reference: byGroupName('debtorGroupId') },
    ...STAY,
  ],
});

const SUBSCRIPTION_GROUP_MEMBERS = membersOf(IN_SUBSCRIPTION_GROUP, {
  name: 'subscription-group-members',
  tag: 'Subscription groups',
  operationId: 'importSubscriptionGroupMembers',
  templateOperationId: 'getSubscriptionGroupMemberTemplate',
  listed: subscriptionMemberListed,
  columns: [
    {
      header: 'reference',
      isNeeded: true,
      reference: {
        field: 'ownerId',
        toKey: (cell) => cell.normalize('NFC'),
        selectIds: `select reference key, id from subscription
          where creditor_id = ? and kind = 'group' and status in ('active', 'needs_attention')
            and reference in (select jsonb_array_elements_text(?::jsonb))`,
      },
      example: 'Kontingent',
    },
    DEBTOR_COLUMN,
    { header: 'debtorGroup', reference: byGroupName('debtorGroupId') },
    ...STAY,
  ],
});

export const importDebtorGroupMembers = importRoute(DEBTOR_GROUP_MEMBERS);
export const getDebtorGroupMemberTemplate = templateRoute(DEBTOR_GROUP_MEMBERS);
export const importSubscriptionGroupMembers = importRoute(SUBSCRIPTION_GROUP_MEMBERS);
export const getSubscriptionGroupMemberTemplate = templateRoute(SUBSCRIPTION_GROUP_MEMBERS);
