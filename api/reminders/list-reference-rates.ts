import { defineRoute } from '../http/route.ts';
import { referenceRatesAnswer, showReferenceRates } from './reference-rate-fields.ts';

export const listReferenceRates = defineRoute({
  method: 'get',
  path: '/v1/reference-rates',
  operationId: 'listReferenceRates',
  tag: 'Reminders',
  summary: 'List the reference rates that interest is reckoned by',
  description:
    'What Danmarks Nationalbank lends at on 1 January and 1 July, newest first. The law adds eight points. No interest is reckoned of a half-year whose rate is not there.',
  access: 'both',
  status: 200,
  answer: referenceRatesAnswer,
  handle: ({ em }) => showReferenceRates(em),
});
