import { z } from 'zod';
import type { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { PauseId } from '../../domain/identifiers/ids.ts';
import { date, id, instant, isoInstant } from '../http/fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';
import { coded } from '../http/field-codes.ts';

export const PAUSE_PARAMS = SUBSCRIPTION_PARAMS.extend({ pauseId: id<PauseId>() });

const missed = () =>
  z.enum(['skip', 'bill']).meta({
    description: 'Whether the periods that begin in the pause are left out, or billed when it is over',
  });

export const pauseBody = z
  .strictObject({
    from: date('2026-12-01').meta({ description: 'Periods whose first day lies in the pause are not billed' }),
    to: date('2027-02-28')
      .nullable()
      .default(null)
      .meta({ description: 'The last day, included; null until somebody resumes' }),
    missed: missed(),
  })
  .refine(({ from, to }) => to === null || to >= from, {
    error: 'The last day lies before the first one',
    path: ['to'],
    ...coded('end_before_start'),
  })
  .meta({ id: 'PauseInput' });

export const pauseAnswer = z
  .strictObject({
    id: z.string(),
    from: z.string().meta({ format: 'date' }),
    to: z
      .string()
      .nullable()
      .meta({ format: 'date', description: 'The last day, included; null until somebody resumes' }),
    missed: missed(),
    createdAt: instant(),
  })
  .meta({ id: 'Pause' });

/** A pause as the API shows it. */
export function showPause({
  id: pauseId,
  pauseFrom,
  pauseTo,
  missed: what,
  createdAt,
}: SubscriptionPause): z.input<typeof pauseAnswer> {
  return { id: pauseId, from: pauseFrom, to: pauseTo, missed: what, createdAt: isoInstant(createdAt) };
}
