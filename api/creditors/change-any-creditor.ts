import { defineRoute } from '../http/route.ts';
import { applyCreditorChange } from './apply-creditor-change.ts';
import { changeCreditorBody, CREDITOR_PARAMS, creditorAnswer } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { showCreditor } from './show-creditor.ts';

export const changeAnyCreditor = defineRoute({
  method: 'patch',
  path: '/v1/creditors/{creditorId}',
  operationId: 'changeAnyCreditor',
  tag: 'Creditors',
  summary: 'Change a creditor and its numbers',
  description:
    'For the operator: as `PATCH /v1/creditor`, and the numbers that money and files find a creditor by. Each belongs to one creditor of ' +
    'the installation; a data supplier number to several where each of them has `dataSupplierShared`. A `betalingsservice` that is given ' +
    'confirms the numbers in it.',
  access: 'operator',
  status: 200,
  params: CREDITOR_PARAMS,
  body: changeCreditorBody,
  answer: creditorAnswer,
  problems: [
    'collections_queued',
    'data_supplier_number_taken',
    'fi_creditor_number_taken',
    'mandates_in_force',
    'pbs_number_taken',
  ],
  async handle({ em, params: { creditorId }, body, send }) {
    const creditor = await lockCreditor(em, creditorId);
    if (body.betalingsservice !== undefined) em.assign(creditor, { numbersDoubted: false });
    await applyCreditorChange({ em, send }, { creditor, change: body });
    return showCreditor(creditor);
  },
});
