import { z } from 'zod';
import { memberAnswer } from './member-fields.ts';

const customerNumber = z.string().nullable().meta({ description: "The debtor's; null for a group", example: '100017' });

/** A membership in a list of a debtor group, with what an import calls it by. */
export const groupMemberListed = memberAnswer
  .extend({
    group: z.string().meta({ description: 'The name of the group that it is a membership of', example: 'Opgang A' }),
    customerNumber,
    memberGroup: z.string().nullable().meta({ description: 'The name of the group that is the member', example: null }),
  })
  .meta({ id: 'ListedGroupMember' });

/** The same of a subscription group. */
export const subscriptionMemberListed = memberAnswer
  .extend({
    reference: z.string().nullable().meta({ description: "The subscription's", example: 'Kontingent' }),
    customerNumber,
    debtorGroup: z.string().nullable().meta({ description: 'The name of the group that is the member', example: null }),
  })
  .meta({ id: 'ListedSubscriptionMember' });
