import { defineRoute } from '../http/route.ts';
import { referenceRatesAnswer, referenceRatesBody, showReferenceRates } from './reference-rate-fields.ts';

const UPSERT = `
insert into reference_rate (from_on, rate_bp) select r."from", r.rate from jsonb_to_recordset(?::jsonb) as r ("from" date, rate int)
on conflict (from_on) do update set rate_bp = excluded.rate_bp, updated_at = now() where reference_rate.rate_bp <> excluded.rate_bp`;

export const putReferenceRates = defineRoute({
  method: 'put',
  path: '/v1/reference-rates',
  operationId: 'putReferenceRates',
  tag: 'Reminders',
  summary: 'Enter reference rates',
  description:
    'For all creditors. Days that are given take their rate, the others stay. Reminders that were sent stay as they are; the next one reckons interest anew from the due day.',
  access: 'operator',
  status: 200,
  body: referenceRatesBody,
  answer: referenceRatesAnswer,
  async handle({ em, body: { rates } }) {
    await em.execute(UPSERT, [JSON.stringify(rates)]);
    return showReferenceRates(em);
  },
});
