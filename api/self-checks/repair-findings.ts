import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { FindingId } from '../../domain/identifiers/ids.ts';
import { defineRoute, type Writing } from '../http/route.ts';
import { writeMessage } from '../outbox/write-messages.ts';
import { closeRepaired } from './close-repaired.ts';
import { REPAIRABLE_CODES } from './repairs.ts';

/** As many as a request repairs in some seconds. */
const MAX_REPAIRS = 1000;
const PAGE = 200;

/** The messages of so many are delivered while the request waits; those of the rest follow by themselves. */
const DELIVERED_AT_ONCE = 50;

export const repairFindings = defineRoute({
  method: 'post',
  path: '/v1/findings/repair',
  operationId: 'repairFindings',
  tag: 'Self-checks',
  summary: 'Repair all open findings that can be repaired',
  description: `The oldest first, up to ${MAX_REPAIRS.toString()} in one call: \`left\` says how many more there are.`,
  access: 'creditor',
  needsTemporal: true,
  status: 200,
  answer: z
    .strictObject({
      repaired: z.int(),
      refused: z.int().meta({ description: 'Open ones that something else must be done about first' }),
      left: z.int().meta({ description: 'Ones that this call did not come to: call again' }),
    })
    .meta({ id: 'RepairedFindings' }),
  async handle({ em, creditorId, send, services: { temporal } }) {
    const where = { creditorId, status: 'open' as const, code: [...REPAIRABLE_CODES] };
    const repairable = await em.count(SelfCheckFinding, where);
    const counts = { repaired: 0, refused: 0 };
    let after: FindingId | null = null;
    while (counts.repaired + counts.refused < MAX_REPAIRS) {
      const page: SelfCheckFinding[] = await em.find(
        SelfCheckFinding,
        { ...where, ...(after === null ? {} : { id: { $gt: after } }) },
        { orderBy: { id: 'asc' }, limit: PAGE, lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const finding of page) {
        const atOnce = counts.repaired < DELIVERED_AT_ONCE;
        const later: Writing['send'] = (message) => writeMessage(em, message);
        const refused = await closeRepaired({ em, creditorId, send: atOnce ? send : later, temporal }, finding);
        counts[refused === null ? 'repaired' : 'refused'] += 1;
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      after = last.id;
    }
    return { ...counts, left: Math.max(repairable - counts.repaired - counts.refused, 0) };
  },
});
