import { defineRoute } from '../http/route.ts';
import { applyCreditorChange } from './apply-creditor-change.ts';
import { changeCreditorBody, creditorAnswer } from './creditor-fields.ts';
import { lockCreditor } from './lock-creditor.ts';
import { refuseOtherNumbers } from './refuse-other-numbers.ts';
import { showCreditor } from './show-creditor.ts';

export const changeCreditor = defineRoute({
  method: 'patch',
  path: '/v1/creditor',
  operationId: 'changeCreditor',
  tag: 'Creditors',
  summary: "Change the key's creditor",
  description:
    'What is left out stays. Counts from the next invoice; issued ones stay as they are. A calendar changed in the settings of ' +
    'Betalingsservice moves the closing of the next delivery and the day on which subscriptions with a mandate are billed. The FI ' +
    'creditor number, the PBS number and the data supplier number route money: they are set by the operator. Those that the creditor ' +
    'has may be sent, any others are refused with `numbers_set_by_operator`.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  body: changeCreditorBody,
  answer: creditorAnswer,
  problems: ['collections_queued', 'numbers_set_by_operator'],
  async handle({ em, creditorId, body, send }) {
    const creditor = await lockCreditor(em, creditorId);
    refuseOtherNumbers(creditor, body);
    await applyCreditorChange({ em, send }, { creditor, change: body });
    return showCreditor(creditor);
  },
});
