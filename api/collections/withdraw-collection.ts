import { z } from 'zod';
import type { Collection } from '../../db/entities/collection.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { insertPaymentMails } from '../../db/mails/insert-payment-mails.ts';
import type { EntityManager } from '../../db/orm.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { collectionAnswer } from '../invoices/invoice-fields.ts';
import { COLLECTION_PARAMS } from './collection-params.ts';
import { findCollections } from './find-collections.ts';
import { holdCollection } from './hold-collection.ts';

export const withdrawCollection = defineRoute({
  method: 'post',
  path: '/v1/collections/{collectionId}/withdraw',
  operationId: 'withdrawCollection',
  tag: 'Betalingsservice',
  summary: 'Take a collection out of the queue',
  description:
    'As long as it is queued, or too late. The debtor is asked by mail to pay by FI, unless a mail has asked already. One that is withdrawn is answered as it is.',
  access: 'creditor',
  status: 200,
  params: COLLECTION_PARAMS,
  body: z
    .strictObject({
      mail: z.boolean().default(true).meta({ description: 'Whether the debtor is asked by mail to pay by FI' }),
    })
    .meta({ id: 'CollectionWithdrawal' }),
  answer: collectionAnswer,
  problems: ['collection_not_queued'],
  async handle({ em, creditorId, params, body }) {
    const collection = await holdCollection(em, { creditorId, ...params });
    const { status } = collection;
    if (status === 'queued' || status === 'too_late') await withdraw(em, { collection, mail: body.mail });
    else if (status !== 'withdrawn') {
      throw new ApiProblem('collection_not_queued', { detail: `The collection is ${status}` });
    }
    const [answer] = await findCollections(em, { creditorId, where: 'c.id = ?', values: [collection.id], limit: 1 });
    if (answer === undefined) throw notFound();
    return answer;
  },
});

async function withdraw(
  em: EntityManager,
  { collection, mail }: { collection: Collection; mail: boolean },
): Promise<void> {
  collection.status = 'withdrawn';
  collection.withdrawnAs = 'by_person';
  await em.flush();
  const { id: causeId, creditorId, invoiceId } = collection;
  // One that was too late has been asked for by then.
  const isAskedFor = (await em.count(PaymentMail, { invoiceId, reason: 'too_late', causeId })) > 0;
  if (!mail || isAskedFor) return;
  await insertPaymentMails(em, { creditorId, requests: [{ invoiceId, reason: 'withdrawn', causeId }] });
}
