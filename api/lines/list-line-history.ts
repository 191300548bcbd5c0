import { z } from 'zod';
import { StandingLine } from '../../db/entities/standing-line.ts';
import { instant, isoInstant, isoInstantOrNull } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { showStandingLine, standingLineAnswer } from './line-fields.ts';
import { LINE_PARAMS } from './line-change-fields.ts';

const pastVersion = standingLineAnswer
  .extend({
    createdAt: instant(),
    replacedAt: instant().nullable().meta({ description: 'When it was withdrawn; null while it stands' }),
  })
  .meta({ id: 'StandingLineVersion' });

export const listLineHistory = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/lines/{position}/history',
  operationId: 'listLineHistory',
  tag: 'Lines',
  summary: 'Read all versions of a standing line, old and new',
  description: 'In the order in which they were made; those that no longer stand too.',
  access: 'creditor',
  status: 200,
  params: LINE_PARAMS,
  answer: z.strictObject({ versions: z.array(pastVersion) }).meta({ id: 'LineHistory' }),
  async handle({ em, creditorId, params }) {
    const rows = await em.find(StandingLine, { creditorId, ...params }, { orderBy: { createdAt: 'asc', id: 'asc' } });
    if (rows.length === 0) throw notFound();
    return {
      versions: rows.map((row) => ({
        ...showStandingLine(row),
        createdAt: isoInstant(row.createdAt),
        replacedAt: isoInstantOrNull(row.replacedAt),
      })),
    };
  },
});
