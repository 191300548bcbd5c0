import { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import { formatMicro } from '../../../domain/money/decimal.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../../domain/identifiers/ids.ts';
import { date, id, instant, isoInstant, percent, quantity, shortDecimal } from '../../http/fields.ts';
import { coded } from '../../http/field-codes.ts';

export const MEMBER_TERMS_PARAMS = z.strictObject({ subscriptionId: id<SubscriptionId>(), debtorId: id<DebtorId>() });

export const memberTermsBody = z
  .strictObject({
    quantity: quantity()
      .nullable()
      .default(null)
      .meta({ description: 'Multiplies the quantity of each standing line; null for one' }),
    discountPercent: percent().nullable().default(null).meta({ description: 'Off each standing line; null for none' }),
    leftOutUntil: date('2027-01-01')
      .nullable()
      .default(null)
      .meta({ description: 'The first day that is billed again; null for a debtor who is not left out' }),
  })
  .refine((terms) => Object.values(terms).some((value) => value !== null), {
    error: 'A quantity, a discount or a date is needed: delete the terms to have none',
    path: ['quantity'],
    ...coded('required'),
  })
  .meta({ id: 'MemberTermsInput' });

export const memberTermsAnswer = z
  .strictObject({
    debtorId: z.string(),
    debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
    quantity: shortDecimal('2').nullable(),
    discountPercent: shortDecimal('12.5').nullable(),
    leftOutUntil: z.string().nullable().meta({ format: 'date' }),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'MemberTerms' });

interface MemberTermsRow {
  /** The debtor's. */
  readonly id: DebtorId;
  readonly debtorName: string;
  readonly quantityMicro: string | null;
  readonly discountPercentMicro: string | null;
  readonly leftOutUntil: CivilDate | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The terms of a subscription's members, the debtors with the highest ids first; before `after`, or of one debtor. */
export async function findMemberTerms(
  em: EntityManager,
  {
    creditorId,
    subscriptionId,
    after = null,
    debtorId = null,
    limit,
  }: {
    creditorId: CreditorId;
    subscriptionId: SubscriptionId;
    after?: string | null;
    debtorId?: DebtorId | null;
    limit: number;
  },
): Promise<MemberTermsRow[]> {
  return em.execute<MemberTermsRow[]>(
    `select t.debtor_id id, d.name "debtorName", t.quantity_micro "quantityMicro",
       t.discount_percent_micro "discountPercentMicro", t.left_out_until "leftOutUntil", t.created_at "createdAt",
       t.updated_at "updatedAt"
     from subscription_member_terms t join debtor d on d.id = t.debtor_id
     where t.creditor_id = ? and t.subscription_id = ?
       ${after === null ? '' : 'and t.debtor_id < ?'} ${debtorId === null ? '' : 'and t.debtor_id = ?'}
     order by t.debtor_id desc limit ?`,
    [creditorId, subscriptionId, ...(after === null ? [] : [after]), ...(debtorId === null ? [] : [debtorId]), limit],
  );
}

/** A member's terms as the API shows them. */
export function showMemberTerms({
  id: debtorId,
  quantityMicro,
  discountPercentMicro,
  createdAt,
  updatedAt,
  ...terms
}: MemberTermsRow): z.input<typeof memberTermsAnswer> {
  return {
    ...terms,
    debtorId,
    quantity: decimalOrNull(quantityMicro),
    discountPercent: decimalOrNull(discountPercentMicro),
    createdAt: isoInstant(createdAt),
    updatedAt: isoInstant(updatedAt),
  };
}

function decimalOrNull(micro: string | null): string | null {
  return micro === null ? null : formatMicro(BigInt(micro));
}
