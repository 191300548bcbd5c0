import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';

type Schemas = components['schemas'];
export type Member = Schemas['Member'];
export type EndedMember = Schemas['EndedMember'];
type Days = Required<Pick<Schemas['MemberInput'], 'joinedOn' | 'leftOn'>>;
interface Page {
  readonly data: Member[];
  readonly nextCursor: string | null;
}

/** Whose members they are, and how the API lists and changes them: those of a debtor group and of a subscription group are alike. */
export interface MembersOf {
  readonly key: readonly [noun: string, ownerId: string, 'members'];
  readonly csvPath: string;
  readonly list: (on: string | undefined, cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  readonly addDebtors: (debtorIds: readonly string[], days: Days, idempotencyKey: string) => Promise<unknown>;
  readonly addGroup: (debtorGroupId: string, days: Days, idempotencyKey: string) => Promise<unknown>;
  /** Only if the member is still as it is shown. */
  readonly change: (shown: Member, days: Days) => Promise<EndedMember>;
  readonly remove: (shown: Member) => Promise<EndedMember>;
}

const MEMBERS_OF_GROUP = '/v1/debtor-groups/{debtorGroupId}/members';
const MEMBER_OF_GROUP = '/v1/debtor-groups/{debtorGroupId}/members/{groupMemberId}';
const MEMBERS_OF_SUBSCRIPTION = '/v1/subscriptions/{subscriptionId}/members';
const MEMBER_OF_SUBSCRIPTION = '/v1/subscriptions/{subscriptionId}/members/{memberId}';

export function membersOfDebtorGroup(debtorGroupId: string): MembersOf {
  const path = { debtorGroupId };
  const still = async (shown: Member) => {
    const own = { ...path, groupMemberId: shown.id };
    const read = answerOf(api.GET(MEMBER_OF_GROUP, { params: { path: own } }));
    return { path: own, header: await ifStillAs(shown, read) };
  };
  return {
    key: ['debtor-groups', debtorGroupId, 'members'],
    csvPath: `/v1/debtor-groups/${debtorGroupId}/members`,
    list: (on, cursor, signal) =>
      answerOf(
        api.GET(MEMBERS_OF_GROUP, {
          params: { path, query: queryOf<typeof MEMBERS_OF_GROUP>({ on }, cursor) },
          signal,
        }),
      ),
    addDebtors: (debtorIds, days, key) =>
      answerOf(
        api.POST('/v1/debtor-groups/{debtorGroupId}/members/debtors', {
          params: { path, header: { 'Idempotency-Key': key } },
          body: { debtorIds: [...debtorIds], ...days },
        }),
      ),
    addGroup: (childId, days, key) =>
      answerOf(
        api.POST(MEMBERS_OF_GROUP, {
          params: { path, header: { 'Idempotency-Key': key } },
          body: { debtorGroupId: childId, ...days },
        }),
      ),
    change: async (shown, days) => answerOf(api.PATCH(MEMBER_OF_GROUP, { params: await still(shown), body: days })),
    remove: async (shown) => answerOf(api.DELETE(MEMBER_OF_GROUP, { params: await still(shown) })),
  };
}

export function membersOfSubscription(subscriptionId: string): MembersOf {
  const path = { subscriptionId };
  const still = async (shown: Member) => {
    const own = { ...path, memberId: shown.id };
    const read = answerOf(api.GET(MEMBER_OF_SUBSCRIPTION, { params: { path: own } }));
    return { path: own, header: await ifStillAs(shown, read) };
  };
  const add = (body: Schemas['MemberInput'], key: string): Promise<Member> =>
    answerOf(api.POST(MEMBERS_OF_SUBSCRIPTION, { params: { path, header: { 'Idempotency-Key': key } }, body }));
  return {
    key: ['subscriptions', subscriptionId, 'members'],
    csvPath: `/v1/subscriptions/${subscriptionId}/members`,
    list: (on, cursor, signal) => {
      const query = queryOf<typeof MEMBERS_OF_SUBSCRIPTION>({ on }, cursor);
      return answerOf(api.GET(MEMBERS_OF_SUBSCRIPTION, { params: { path, query }, signal }));
    },
    // One after the other, each by a key of its own: sent again, those that were added are answered as they were.
    addDebtors: async (debtorIds, days, key) => {
      for (const debtorId of debtorIds) await add({ debtorId, ...days }, `${key}-${debtorId}`);
    },
    addGroup: (debtorGroupId, days, key) => add({ debtorGroupId, ...days }, key),
    change: async (shown, days) =>
      answerOf(api.PATCH(MEMBER_OF_SUBSCRIPTION, { params: await still(shown), body: days })),
    remove: async (shown) => answerOf(api.DELETE(MEMBER_OF_SUBSCRIPTION, { params: await still(shown) })),
  };
}
