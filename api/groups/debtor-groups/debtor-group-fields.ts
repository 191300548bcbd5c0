import { z } from 'zod';
import type { DebtorGroup } from '../../../db/entities/debtor-group.ts';
import type { DebtorGroupId } from '../../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, line } from '../../http/fields.ts';

export const DEBTOR_GROUP_PARAMS = z.strictObject({ debtorGroupId: id<DebtorGroupId>() });

export const debtorGroupBody = z
  .strictObject({ name: line(200, 'Opgang A').meta({ description: 'Different from those of the other groups' }) })
  .meta({ id: 'DebtorGroupInput' });

export const debtorGroupAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    createdAt: instant(),
    updatedAt: instant(),
  })
  .meta({ id: 'DebtorGroup' });

/** A debtor group as the API shows it. */
export function showDebtorGroup({
  id: groupId,
  name,
  createdAt,
  updatedAt,
}: DebtorGroup): z.input<typeof debtorGroupAnswer> {
  return { id: groupId, name, createdAt: isoInstant(createdAt), updatedAt: isoInstant(updatedAt) };
}
