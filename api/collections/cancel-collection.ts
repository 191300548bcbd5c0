import { z } from 'zod';
import type { Collection } from '../../db/entities/collection.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import type { EntityManager } from '../../db/orm.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { cancellableUntil } from '../../domain/collections/cancellable-until.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { collectionAnswer } from '../invoices/invoice-fields.ts';
import { COLLECTION_PARAMS } from './collection-params.ts';
import { findCollections } from './find-collections.ts';
import { holdCollection } from './hold-collection.ts';

const WHAT_TO_DO = {
  cancelling:
    'Cancel the collection in Betalingsservice’s own web now, found by its customer number and payment date: no file can ask for that. Termin keeps the invoice open, and a return file confirms the cancellation.',
  cancelled: 'Nothing: Betalingsservice has confirmed the cancellation.',
} as const;

export const cancelCollection = defineRoute({
  method: 'post',
  path: '/v1/collections/{collectionId}/cancel',
  operationId: 'cancelCollection',
  tag: 'Betalingsservice',
  summary: 'Note that a delivered collection is to be cancelled',
  description:
    'Until some bank days before its payment date. Collections that Betalingsservice draws as one amount are cancelled together. One that is being cancelled, or has been, is answered as it is.',
  access: 'creditor',
  status: 200,
  params: COLLECTION_PARAMS,
  answer: z
    .strictObject({
      collections: z
        .array(collectionAnswer)
        .meta({ description: 'The collection, and those that Betalingsservice draws as one amount with it' }),
      whatToDo: z.string().meta({ description: 'What a person must do' }),
    })
    .meta({ id: 'CollectionCancellation' }),
  problems: ['cancellation_too_late', 'collection_not_delivered'],
  async handle({ em, creditorId, params }) {
    const collection = await holdCollection(em, { creditorId, ...params });
    const { status, deliveryId, entryReference } = collection;
    if (status === 'delivered') await noteCancellation(em, collection);
    else if (status !== 'cancelling' && status !== 'cancelled') {
      throw new ApiProblem('collection_not_delivered', { detail: `The collection is ${status}` });
    }
    const collections = await findCollections(em, {
      creditorId,
      where: 'c.delivery_id = ? and c.entry_reference = ?',
      values: [deliveryId, entryReference],
      limit: MAX_TOGETHER,
    });
    return { collections, whatToDo: WHAT_TO_DO[status === 'cancelled' ? 'cancelled' : 'cancelling'] };
  },
});

/** More invoices than fall on one debtor and payment date. */
const MAX_TOGETHER = 1000;

/** What was added together in one record of a delivery is drawn, and cancelled, as one. */
async function noteCancellation(
  em: EntityManager,
  { creditorId, deliveryId, entryReference, paymentDate }: Collection,
): Promise<void> {
  const { bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
  const until = cancellableUntil({ paymentDate, ...settingsOf(bsSettings).calendar });
  if ((await creditorToday(em, creditorId)) > until) {
    throw new ApiProblem('cancellation_too_late', {
      detail: `It could be cancelled until ${until}`,
      members: { cancellableUntil: until },
    });
  }
  await em.execute(
    `update collection set status = 'cancelling'
     where creditor_id = ? and delivery_id = ? and entry_reference = ? and status = 'delivered'`,
    [creditorId, deliveryId, entryReference],
  );
}
