import { z } from 'zod';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorGroupId, DebtorId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { date, id, instant } from '../../http/fields.ts';
import { PAGE_QUERY } from '../../http/pages.ts';
import { coded } from '../../http/field-codes.ts';

/** As many as one request adds. */
const MAX_DEBTORS_AT_ONCE = 1000;

const joinedOn = () => date('2026-01-01').meta({ description: 'The first day of the membership' });
const leftOn = () =>
  date('2026-12-31').nullable().meta({ description: 'The last day of the membership, included; null while it lasts' });

export const END_BEFORE_START = {
  path: '/leftOn',
  code: 'end_before_start',
  message: 'The last day lies before the first one',
} as const;

export const stayIsForwards = (stay: { joinedOn: CivilDate; leftOn: CivilDate | null }): boolean =>
  stay.leftOn === null || stay.leftOn >= stay.joinedOn;

const FORWARDS = { error: END_BEFORE_START.message, path: ['leftOn'], ...coded(END_BEFORE_START.code) };

const given = {
  debtorId: id<DebtorId>().optional(),
  debtorGroupId: id<DebtorGroupId>().optional().meta({ description: 'Instead of a debtor' }),
  joinedOn: joinedOn(),
  leftOn: leftOn().default(null),
};

function needsOneMember(
  { debtorId, debtorGroupId }: { debtorId?: DebtorId | undefined; debtorGroupId?: DebtorGroupId | undefined },
  context: z.core.$RefinementCtx,
): void {
  if ((debtorId === undefined) !== (debtorGroupId === undefined)) return;
  const [code, message] =
    debtorId === undefined
      ? (['required', 'A debtor or a debtor group is needed'] as const)
      : (['one_of_two', 'A member is a debtor or a debtor group, not both'] as const);
  context.addIssue({ code: 'custom', path: ['debtorId'], message, ...coded(code) });
}

/** A member of whichever owner. */
export const ownedMemberBody = z
  .strictObject({ ...given, ownerId: id<DebtorGroupId | SubscriptionId>() })
  .refine(stayIsForwards, FORWARDS)
  .superRefine(needsOneMember);

export type OwnedMember = z.output<typeof ownedMemberBody>;

export const addMemberBody = z
  .strictObject(given)
  .refine(stayIsForwards, FORWARDS)
  .superRefine(needsOneMember)
  .meta({ id: 'MemberInput' });

export const addDebtorsBody = z
  .strictObject({
    debtorIds: z.array(id<DebtorId>()).min(1).max(MAX_DEBTORS_AT_ONCE),
    joinedOn: joinedOn(),
    leftOn: leftOn().default(null),
  })
  .refine(stayIsForwards, FORWARDS)
  .superRefine(({ debtorIds }, context) => {
    for (const [index, debtorId] of debtorIds.entries()) {
      if (debtorIds.indexOf(debtorId) === index) continue;
      const message = 'This debtor is named twice';
      context.addIssue({ code: 'custom', path: ['debtorIds', index], message, ...coded('repeated') });
    }
  })
  .meta({ id: 'MembersInput' });

export const changeMemberBody = z
  .strictObject({ joinedOn: joinedOn().optional(), leftOn: leftOn().optional() })
  .meta({ id: 'MemberChange' });

export const MEMBERS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  on: date().optional().meta({ description: 'Only those who are members on that day' }),
  debtorId: id<DebtorId>().optional(),
});

export const memberAnswer = z
  .strictObject({
    id: z.string(),
    debtorId: z.string().nullable(),
    debtorGroupId: z.string().nullable(),
    name: z.string().meta({ description: "The debtor's or the group's", example: 'Prøvekunde Et' }),
    joinedOn: z.string().meta({ format: 'date' }),
    leftOn: z.string().nullable().meta({ format: 'date', description: 'The last day, included; null while it lasts' }),
    createdAt: instant(),
  })
  .meta({ id: 'Member' });
