import { z } from 'zod';
import type { SelfCheck } from '../../db/entities/self-check.ts';
import type { SelfCheckId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';

export const SELF_CHECK_PARAMS = z.strictObject({ selfCheckId: id<SelfCheckId>() });

export const selfCheckAnswer = z
  .strictObject({
    id: z.string(),
    cause: z.enum(['night', 'request']),
    startedAt: instant(),
    finishedAt: instant().nullable().meta({ description: 'Null while it is under way' }),
    differences: z.int().nullable().meta({ description: 'How many it saw' }),
    newFindings: z.int().nullable().meta({ description: 'How many of them were not open before' }),
    goneFindings: z.int().nullable().meta({ description: 'How many findings that were open it no longer saw' }),
  })
  .meta({ id: 'SelfCheck' });

/** A self-check as the API shows it. */
export function showSelfCheck(check: SelfCheck): z.input<typeof selfCheckAnswer> {
  const { nightAt, startedAt, finishedAt, differences, newFindings, goneFindings } = check;
  return {
    id: check.id,
    cause: nightAt === null ? 'request' : 'night',
    startedAt: isoInstant(startedAt),
    finishedAt: isoInstantOrNull(finishedAt ?? null),
    differences: differences ?? null,
    newFindings: newFindings ?? null,
    goneFindings: goneFindings ?? null,
  };
}
