import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { CreditorId, FindingId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';
import { findingAnswer, findingCode, showFinding } from './finding-fields.ts';

const openFindingAnswer = findingAnswer
  .extend({ creditorId: z.string(), creditorName: z.string() })
  .meta({ id: 'OpenFinding', description: 'A finding, and whose it is' });

export const listOpenFindings = defineRoute({
  method: 'get',
  path: '/v1/open-findings',
  operationId: 'listOpenFindings',
  tag: 'Self-checks',
  summary: 'List the open findings of all creditors, newest first',
  description: 'By ids, dates, numbers and codes: of a debtor an operator sees the id alone.',
  access: 'operator',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, code: findingCode.optional(), creditorId: id<CreditorId>().optional() }),
  answer: pageOf(openFindingAnswer),
  async handle({ em, query }) {
    const { code, creditorId } = query;
    const where = {
      status: 'open' as const,
      ...withoutUndefined({ code, creditorId }),
      ...olderThanCursor<FindingId>(query),
    };
    const rows = await em.find(SelfCheckFinding, where, newestFirst(query));
    const of = [...new Set(rows.map((row) => row.creditorId))];
    const creditors = await em.find(Creditor, { id: { $in: of } }, { fields: ['id', 'name'] });
    const nameOf = new Map(creditors.map(({ id: known, name }) => [known, name]));
    return toPage(rows, query, (row) => ({
      ...withoutDebtor(showFinding(row)),
      creditorId: row.creditorId,
      creditorName: nameOf.get(row.creditorId) ?? '',
    }));
  },
});

/** Without the number by which the creditor knows the debtor. */
function withoutDebtor<Shown extends { readonly details: Readonly<Record<string, unknown>> }>(finding: Shown) {
  const { customerNumber: _ofDebtor, ...details } = finding.details;
  return { ...finding, details };
}
