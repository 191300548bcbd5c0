import { z } from 'zod';
import { InvoiceDraft } from '../../db/entities/invoice-draft.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DraftId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { type Call, defineRoute } from '../http/route.ts';
import { decideDraft } from './decide-draft.ts';
import { coded } from '../http/field-codes.ts';

/** As many as a person looks through at once. */
const MAX_DRAFTS = 200;

const releaseDraftsBody = z
  .strictObject({ ids: z.array(id<DraftId>()).min(1).max(MAX_DRAFTS) })
  .superRefine(({ ids }, context) => {
    for (const [index, draftId] of ids.entries()) {
      if (ids.indexOf(draftId) === index) continue;
      const repeated = { message: 'It stands there twice', ...coded('repeated') };
      context.addIssue({ code: 'custom', path: ['ids', index], ...repeated });
    }
  })
  .meta({ id: 'ReleaseDraftsInput' });

const releasedDraftsAnswer = z
  .strictObject({
    released: z.array(z.string()).meta({ description: 'Those that are approved, and about to be issued' }),
    refused: z
      .array(
        z
          .strictObject({
            id: z.string(),
            code: z
              .enum(['not_found', 'draft_not_waiting'])
              .meta({ description: 'The code by which releasing it alone would be refused' }),
            detail: z.string(),
          })
          .meta({ id: 'DraftRefusal' }),
      )
      .meta({ description: 'In the order in which they were asked for' }),
  })
  .meta({ id: 'ReleasedDrafts' });

type Refusal = z.input<typeof releasedDraftsAnswer>['refused'][number];

export const releaseDrafts = defineRoute({
  method: 'post',
  path: '/v1/drafts/release',
  operationId: 'releaseDrafts',
  tag: 'Drafts',
  summary: 'Release many drafts: issue their invoices',
  description: 'Each by itself, as it is released alone: what is refused keeps none of the others back.',
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  body: releaseDraftsBody,
  answer: releasedDraftsAnswer,
  async handle(call) {
    const { ids } = call.body;
    const refusals = new Map<DraftId, Refusal>();
    for (const draftId of await inOrderOfLocks(call.em, { creditorId: call.creditorId, ids })) {
      const refusal = await release(call, draftId);
      if (refusal !== null) refusals.set(draftId, refusal);
    }
    return {
      released: ids.filter((draftId) => !refusals.has(draftId)),
      refused: ids.flatMap((draftId) => refusals.get(draftId) ?? []),
    };
  },
});

/** Subscriptions are locked in the order of their ids, so that two who release the same drafts wait for each other and never in a circle. */
async function inOrderOfLocks(
  em: EntityManager,
  { creditorId, ids }: { creditorId: CreditorId; ids: readonly DraftId[] },
): Promise<DraftId[]> {
  const found = await em.find(
    InvoiceDraft,
    { creditorId, id: { $in: [...ids] } },
    { fields: ['id', 'subscriptionId'], disableIdentityMap: true },
  );
  const subscriptionOf = new Map(found.map((draft) => [draft.id, draft.subscriptionId as string]));
  const place = (draftId: DraftId) => `${subscriptionOf.get(draftId) ?? ''}${draftId}`;
  return ids.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

async function release(call: Call<unknown, unknown, unknown>, draftId: DraftId): Promise<Refusal | null> {
  try {
    await decideDraft(call, { draftId, status: 'released' });
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { code, message: detail } = error;
    if (code !== 'not_found' && code !== 'draft_not_waiting') throw error;
    return { id: draftId, code, detail };
  }
}
