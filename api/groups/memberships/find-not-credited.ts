import { z } from 'zod';
import { isComingMember } from '../../../db/subscriptions/coming-member.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { memberAnswer } from './member-fields.ts';

/** As many as somebody credits one by one. */
const MAX_SHOWN = 100;

/** A membership that has ended, and what has been billed of it beyond its end. */
export const endedMemberAnswer = memberAnswer
  .extend({
    notCredited: z
      .strictObject({ invoiceIds: z.array(z.string()), detail: z.string() })
      .optional()
      .meta({
        description:
          'What is billed for days on which the debtor is no member any more, a hundred invoices at most; missing where nothing is',
      }),
  })
  .meta({ id: 'EndedMember' });

// Still a member through another group, the debtor is billed rightly.
const SELECT = `
select i.id from invoice i join subscription s on s.id = i.subscription_id and s.kind = 'group'
where i.creditor_id = ? and i.series = 'invoice' and i.period_to >= ? and i.subscription_id = coalesce(?, i.subscription_id)
  and i.debtor_id = coalesce(?, i.debtor_id)
  and not exists (select from invoice n where n.credits_invoice_id = i.id and n.period_from <= greatest(i.period_from, ?))
  and not ${isComingMember({ subscriptionId: 's.id', debtorId: 'i.debtor_id', from: '?::date' })}
order by i.period_from, i.id limit ?`;

/**
 * Invoices of groups that reach beyond the end of a membership, are not credited from there on, and whose debtor is no member any more;
 * with how they are credited. Nothing where there is none.
 */
export async function findNotCredited(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    debtorId,
    firstDayOut,
    lastDay,
  }: {
    creditorId: CreditorId;
    /** Null for all groups that the debtor was in. */
    subscriptionId: SubscriptionId | null;
    /** Null for all debtors of a group that has left. */
    debtorId: DebtorId | null;
    firstDayOut: CivilDate;
    lastDay: CivilDate;
  },
): Promise<Pick<z.input<typeof endedMemberAnswer>, 'notCredited'>> {
  const rows = await em.execute<{ id: InvoiceId }[]>(SELECT, [
    creditorId,
    firstDayOut,
    subscriptionId,
    debtorId,
    firstDayOut,
    firstDayOut,
    firstDayOut,
    MAX_SHOWN,
  ]);
  if (rows.length === 0) return {};
  const detail = `What is billed stays, and nothing was credited: POST /v1/invoices/{invoiceId}/credit-notes with unusedAfter ${lastDay} gives the days after it back`;
  return { notCredited: { invoiceIds: rows.map(({ id }) => id), detail } };
}
