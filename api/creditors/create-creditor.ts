import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { PersonCreditor } from '../../db/entities/person-creditor.ts';
import { NumberSeries } from '../../db/entities/number-series.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { selfCheckWorkflowId } from '../../domain/calendar/self-check-night.ts';
import { startDelivery } from '../deliveries/start-delivery.ts';
import { defineRoute } from '../http/route.ts';
import { betalingsserviceColumns } from './betalingsservice-columns.ts';
import { createCreditorBody, creditorAnswer } from './creditor-fields.ts';
import { monthlyStatementsColumns } from './monthly-statements.ts';
import { showCreditor } from './show-creditor.ts';

export const createCreditor = defineRoute({
  method: 'post',
  path: '/v1/creditors',
  operationId: 'createCreditor',
  tag: 'Creditors',
  summary: 'Create a creditor',
  description:
    'For the operator. An API key for the creditor is created next. A person who creates it is its first admin.',
  access: 'operator',
  status: 201,
  body: createCreditorBody,
  answer: creditorAnswer,
  problems: ['data_supplier_number_taken', 'fi_creditor_number_taken', 'pbs_number_taken'],
  async handle({ em, caller, body, send }) {
    const {
      betalingsservice,
      monthlyStatements,
      invoiceSeries,
      creditNoteSeries,
      reminderSeries,
      firstPaymentNumber,
      ...fields
    } = body;
    const creditorId = uuid() as CreditorId;
    const agreement = betalingsserviceColumns(betalingsservice, fields);
    await em.insert(Creditor, {
      id: creditorId,
      ...fields,
      ...agreement,
      ...monthlyStatementsColumns(monthlyStatements, { timeZone: fields.timeZone }),
      nextPaymentNumber: BigInt(firstPaymentNumber),
    });
    const seriesOf = (code: Series, { prefix, firstNumber }: typeof invoiceSeries) => {
      return { creditorId, code, prefix, nextNumber: BigInt(firstNumber) };
    };
    await em.insertMany(NumberSeries, [
      seriesOf('invoice', invoiceSeries),
      seriesOf('credit_note', creditNoteSeries),
      seriesOf('reminder', reminderSeries),
    ]);
    // Who creates one as a person would else have to invite themselves.
    if (caller.signedIn !== null) {
      const { personId } = caller.signedIn;
      await em.insert(PersonCreditor, { personId, creditorId, role: 'admin', disabledAt: null });
    }
    const { timeZone } = fields;
    await send({
      kind: 'start_self_check',
      creditorId,
      workflowId: selfCheckWorkflowId(creditorId),
      payload: { timeZone },
    });
    const creditor = await em.findOneOrFail(Creditor, { id: creditorId });
    if (betalingsservice !== null) await startDelivery({ send }, creditor);
    return showCreditor(creditor);
  },
});
