import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { insertSubscriptions } from './insert-subscriptions.ts';
import { prepareSubscriptions } from './prepare-subscriptions.ts';
import { readSubscription } from './show-subscription.ts';
import { createSubscriptionBody, subscriptionDetailAnswer } from './subscription-fields.ts';

export const createSubscription = defineRoute({
  method: 'post',
  path: '/v1/subscriptions',
  operationId: 'createSubscription',
  tag: 'Subscriptions',
  summary: 'Create a subscription',
  description:
    'It is billed from its start: periods that have begun already are billed at once, oldest first. What Betalingsservice draws is billed ' +
    'before its ordinary day where its collection would else miss the deadline of its payment date, and is drawn on the day that the ' +
    'ordinary one leads to. The members of a group are billed on its ordinary day: `leadDays` is the way to be early enough there.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  body: createSubscriptionBody,
  answer: subscriptionDetailAnswer,
  problems: ['amount_too_large', 'last_period_billed', 'too_many_periods_due'],
  location: ({ id }) => `/v1/subscriptions/${id}`,
  async handle({ em, creditorId, body, send }) {
    const [prepared] = await prepareSubscriptions(em, { creditorId, bodies: [body] });
    if (prepared === undefined) throw new Error('nothing was prepared for a subscription');
    if (prepared instanceof ApiProblem) throw prepared;
    for (const message of await insertSubscriptions(em, [prepared])) await send(message);
    return readSubscription(em, { creditorId, subscriptionId: prepared.subscription.id });
  },
});
