import { fromStoredLine, toStoredLine } from '../../db/invoices/draft-lines.ts';
import type { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import type { EntityManager } from '../../db/orm.ts';
import { scheduleOf } from '../../db/subscriptions/subscription-columns.ts';
import type { ComposedLine } from '../../domain/lines/charge-lines.ts';
import { sumLines } from '../../domain/invoices/compose-invoice.ts';
import { freeLine } from '../../domain/lines/free-line.ts';
import { MAX_AMOUNT_ORE } from '../../domain/money/money.ts';
import { wholePeriodAt } from '../../domain/subscriptions/periods.ts';
import { daysThrough } from '../../domain/subscriptions/plan-period.ts';
import { shareOre } from '../../domain/money/shares.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DRAFT_PARAMS, draftDetailAnswer, type DraftLineBody, draftLinesBody } from './draft-fields.ts';
import { readDraft } from './find-drafts.ts';
import { lockWaitingDraft } from './lock-draft.ts';

export const editDraft = defineRoute({
  method: 'put',
  path: '/v1/drafts/{draftId}/lines',
  operationId: 'editDraft',
  tag: 'Drafts',
  summary: 'Replace the lines of a draft',
  description:
    'All of them. A one-off line that is left out waits for the next invoice; one that waits can be taken in. The subscription itself is not changed.',
  access: 'creditor',
  status: 200,
  params: DRAFT_PARAMS,
  body: draftLinesBody,
  answer: draftDetailAnswer,
  problems: ['amount_too_large', 'draft_not_waiting'],
  async handle({ em, creditorId, params: { draftId }, body }) {
    const { draft, subscription } = await lockWaitingDraft(em, { creditorId, draftId });
    const whole = wholePeriodAt(scheduleOf(subscription), draft.periodIndex);
    const ofDays = daysThrough(whole, whole.to);
    const kept = draft.lines.map(fromStoredLine);
    for (const [index, given] of body.lines.entries())
      await refuseStrangers(em, { draft, given, at: `/lines/${index}` });
    const lines = body.lines.map((given, index) => editedLine(given, { kept, ofDays, at: `/lines/${index}` }));
    // The language does not change what they come to.
    if (sumLines(lines, 'da').totalOre > MAX_AMOUNT_ORE) throw new ApiProblem('amount_too_large');
    em.assign(draft, { lines: lines.map(toStoredLine), updatedAt: new Date() });
    await em.flush();
    return readDraft(em, { creditorId, draftId });
  },
});

function editedLine(
  given: DraftLineBody,
  { kept, ofDays, at }: { kept: readonly ComposedLine[]; ofDays: number; at: string },
): ComposedLine {
  const { text, vatCode, share, standingLineId, oneOffLineId, discountAmount: discountOre } = given;
  const line = freeLine({ text, vatCode, quantityMicro: given.quantity, unitPriceMicro: given.unitPrice });
  const grossOre = line.netOre;
  if (discountOre > 0n && discountOre > grossOre) {
    const path = `${at}/discountAmount`;
    throw invalidField({ path, code: 'exceeds_line', message: 'The discount exceeds the line' });
  }
  // Else its days could not be told from those of the period when it is credited by days.
  if (share !== null && share.ofDays !== ofDays) {
    const path = `${at}/share/ofDays`;
    throw invalidField({ path, code: 'not_of_the_period', message: `The whole period has ${ofDays} days` });
  }
  const fullOre = grossOre - discountOre;
  const origin = kept.find((one) => isSame(one, given));
  const netOre = share === null ? fullOre : shareOre(fullOre, share);
  return { ...line, itemId: origin?.itemId ?? null, standingLineId, oneOffLineId, discountOre, share, netOre };
}

function isSame(one: ComposedLine, { standingLineId, oneOffLineId }: DraftLineBody): boolean {
  if (standingLineId !== null) return one.standingLineId === standingLineId;
  return oneOffLineId !== null && one.oneOffLineId === oneOffLineId;
}

/** @throws ApiProblem where a line names what is not the subscription's, or a one-off line that does not wait. */
async function refuseStrangers(
  em: EntityManager,
  {
    draft: { creditorId, subscriptionId },
    given: { standingLineId, oneOffLineId },
    at,
  }: { draft: InvoiceDraft; given: DraftLineBody; at: string },
): Promise<void> {
  const owned = { creditorId, subscriptionId };
  if (standingLineId !== null && (await em.count(StandingLine, { ...owned, id: standingLineId })) === 0) {
    throw invalidField({ path: `${at}/standingLineId`, code: 'not_found', message: 'There is no such standing line' });
  }
  const waiting = { ...owned, invoiceId: null, withdrawnAt: null };
  if (oneOffLineId !== null && (await em.count(OneOffLine, { ...waiting, id: oneOffLineId })) === 0) {
    throw invalidField({ path: `${at}/oneOffLineId`, code: 'not_found', message: 'No such one-off line waits' });
  }
}
