import { z } from 'zod';
import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { FindingCode } from '../../db/words/self-checks.ts';
import type { FindingId } from '../../domain/identifiers/ids.ts';
import { id, instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { FINDING_KINDS } from './repairs.ts';

export const FINDING_PARAMS = z.strictObject({ findingId: id<FindingId>() });

export const findingCode = z
  .enum(Object.keys(FINDING_KINDS) as FindingCode[])
  .meta({ description: 'Which difference it is', example: 'workflow_missing' });

export const findingStatus = z
  .enum(['open', 'repaired', 'gone'])
  .meta({ description: 'gone: the check after no longer saw it' });

export const findingAnswer = z
  .strictObject({
    id: z.string(),
    code: findingCode,
    objectType: z.enum([
      'subscription',
      'run',
      'invoice',
      'reminder',
      'delivery',
      'creditor',
      'message',
      'one_off_line',
      'payment_mail',
      'statement_mail',
      'debtor',
      'payment',
      'pay_out',
      'received_file',
    ]),
    objectId: z.string().meta({ description: 'What it is about' }),
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Ids, dates, numbers and codes that tell more, such as the period' }),
    status: findingStatus,
    isRepairable: z.boolean().meta({ description: 'Whether one call repairs it; else a person decides' }),
    whatToDo: z.string(),
    repair: z
      .enum([
        'workflow_restarted',
        'workflow_told_to_end',
        'run_woken',
        'mail_written',
        'mail_sent_again',
        'queued_for_print',
        'collection_queued',
        'queue_gathered',
        'delivery_workflow_started',
        'hand_over_woken',
        'indexation_woken',
        'reminders_started',
        'charges_taken_back',
        'workflow_ended',
        'goes_on_by_itself',
        'nothing_left_to_do',
      ])
      .nullable()
      .meta({ description: 'What its repair did; null until it is repaired' }),
    lastSeenBy: z.string().meta({ description: 'The last self-check that saw it' }),
    foundAt: instant(),
    closedAt: instant().nullable(),
  })
  .meta({ id: 'Finding' });

/** A finding as the API shows it. */
export function showFinding(finding: SelfCheckFinding): z.input<typeof findingAnswer> {
  const { code, objectType, objectId, details, status, repair, selfCheckId, foundAt, closedAt } = finding;
  const { repair: repairer, whatToDo } = FINDING_KINDS[code];
  return {
    id: finding.id,
    code,
    objectType,
    objectId,
    details: { ...details },
    status,
    isRepairable: status === 'open' && repairer !== null,
    whatToDo,
    repair: repair ?? null,
    lastSeenBy: selfCheckId,
    foundAt: isoInstant(foundAt),
    closedAt: isoInstantOrNull(closedAt ?? null),
  };
}
