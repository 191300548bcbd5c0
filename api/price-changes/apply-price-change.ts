import { z } from 'zod';
import { writeLineEdits } from '../../db/lines/write-line-edits.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { settleLastPeriod } from '../lines/settle-last-period.ts';
import { planPriceChange } from './plan-price-change.ts';
import { applyPriceChangeBody } from './price-change-fields.ts';

/** As many refusals as somebody reads. */
const MAX_SHOWN = 100;

export const applyPriceChange = defineRoute({
  method: 'post',
  path: '/v1/price-changes',
  operationId: 'applyPriceChange',
  tag: 'Lines',
  summary: 'Change price or quantity on many subscriptions',
  description:
    'All or nothing, and only what the preview of that token has shown: where a line has been changed or a period billed since, it is refused, and the preview is asked for anew.',
  access: 'creditor',
  status: 200,
  body: applyPriceChangeBody,
  answer: z.strictObject({ subscriptions: z.int(), lines: z.int(), adjustments: z.int() }).meta({
    id: 'AppliedPriceChange',
    description: 'How many were changed, and how many one-off lines even out what is billed',
  }),
  problems: [
    'credit_exceeds_invoice',
    'last_period_billed',
    'price_change_refused',
    'price_change_stale',
    'too_many_subscriptions',
  ],
  async handle({ em, creditorId, body, send }) {
    const { subscriptions, token } = await planPriceChange(em, { creditorId, body, lock: true });
    if (token !== body.token) {
      throw new ApiProblem('price_change_stale', { detail: 'Nothing was changed: ask for the preview again' });
    }
    const refused = subscriptions.filter(({ refusal }) => refusal !== null);
    if (refused.length > 0) {
      const detail = `${refused.length} of ${subscriptions.length} subscriptions cannot be changed so, and none was: leave them out`;
      const shown = refused.slice(0, MAX_SHOWN);
      const members = {
        refused: shown.map(({ holder, refusal }) => ({ subscriptionId: holder.subscriptionId, code: refusal })),
      };
      throw new ApiProblem('price_change_refused', { detail, members });
    }
    const edits = subscriptions.flatMap((planned) => planned.edits);
    const adjustments = await writeLineEdits(em, { creditorId, edits });
    for (const { holder } of subscriptions)
      await settleLastPeriod({ em, creditorId, send }, { holder, written: adjustments });
    for (const { status, subscriptionId } of subscriptions.map(({ holder }) => holder)) {
      if (status !== 'needs_attention') continue;
      await send({ kind: 'retry', creditorId, workflowId: subscriptionWorkflowId(subscriptionId), payload: {} });
    }
    return { subscriptions: subscriptions.length, lines: edits.length, adjustments: adjustments.length };
  },
});
