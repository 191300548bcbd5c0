import { z } from 'zod';
import { Invoice } from '../../db/entities/invoice.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import { giveBackAllDays } from '../../db/invoices/give-back-all-days.ts';
import { giveFreely } from '../../db/invoices/give-freely.ts';
import { loadCreditableInvoices } from '../../db/invoices/load-creditable-invoices.ts';
import type { EntityManager } from '../../db/orm.ts';
import { findUnknownAdjustments } from '../../db/lines/unknown-adjustments.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import { leftBehind } from '../../domain/invoices/credit-days.ts';
import type { DraftId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { CreditWish } from '../../domain/invoices/credit-invoice.ts';
import { MAX_LINE_TEXT_LENGTH } from '../../domain/lines/line-text.ts';
import { date, line, quantity, unitPrice, vatCode } from '../http/fields.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { MAX_LINES } from '../lines/line-fields.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { nextPeriodOf } from '../subscriptions/next-period.ts';
import { creditUnusedDays } from './credit-unused-days.ts';
import { INVOICE_PARAMS, invoiceDetailAnswer } from './invoice-fields.ts';
import { composeCreditNote, issueCreditNotes, type Issuer } from './issue-credit-notes.ts';
import { type LeftBehind, notCreditedField, showNotCredited } from './not-credited.ts';
import { readInvoice } from './read-invoice.ts';
import { coded } from '../http/field-codes.ts';

const creditLine = z
  .strictObject({
    text: line(MAX_LINE_TEXT_LENGTH, 'Afslag'),
    quantity: quantity(),
    unitPrice: unitPrice(),
    vatCode: vatCode(),
  })
  .meta({ id: 'CreditLineInput' });

const creditBody = z
  .strictObject({
    lines: z.array(creditLine).min(1).max(MAX_LINES).optional().meta({ description: 'Credits these amounts' }),
    unusedAfter: date().optional().meta({
      description:
        'Credits what standing lines charge for the days after this one, by calendar days, with what evened these days out: where another invoice has it, of that one, by a credit note of its own; less what free lines have credited of these days',
    }),
  })
  .refine(({ lines, unusedAfter }) => lines === undefined || unusedAfter === undefined, {
    error: 'Lines or a day, not both',
    path: ['unusedAfter'],
    ...coded('one_of_two'),
  })
  .meta({ id: 'CreditNoteInput' });

export const creditInvoice = defineRoute({
  method: 'post',
  path: '/v1/invoices/{invoiceId}/credit-notes',
  operationId: 'creditInvoice',
  tag: 'Invoices',
  summary: 'Credit an invoice',
  description:
    'Issues a credit note with a number of its own and mails it. Without lines and without a day it credits everything that is left. Never more than the invoice asks for, in all and of each VAT code. A collection that is still queued is lowered to what is left, and withdrawn where that is nothing; what has been delivered to Betalingsservice stays, and is settled with the debtor.',
  access: 'creditor',
  needsTemporal: true,
  status: 201,
  params: INVOICE_PARAMS,
  body: creditBody,
  answer: invoiceDetailAnswer.extend({ notCredited: notCreditedField }).meta({ id: 'IssuedCreditNote' }),
  problems: ['credit_exceeds_invoice', 'credit_note_not_creditable', 'nothing_to_credit', 'one_off_line_in_draft'],
  location: ({ id }) => `/v1/invoices/${id}`,
  async handle(call) {
    const { em, creditorId, params, body } = call;
    const { invoiceId } = params;
    const invoice = await em.findOne(Invoice, { id: invoiceId, creditorId });
    if (invoice === null) throw notFound();
    if (invoice.series !== 'invoice') {
      throw new ApiProblem('credit_note_not_creditable', { detail: 'Only an invoice is credited' });
    }
    // Held before the invoice, as by changes of its lines: what these even out hangs on what is given back.
    const subscription = await lockSubscription(em, invoice);
    const { unusedAfter } = body;
    if (unusedAfter !== undefined || wishOf(body).kind === 'rest') await refuseInDraft(em, invoice);
    const made =
      unusedAfter === undefined
        ? await creditAmounts(call, { invoiceId, wish: wishOf(body) })
        : await creditDaysOf(call, { invoice, subscription, lastDay: unusedAfter });
    if (made.noteId === null) throw new ApiProblem('nothing_to_credit');
    const note = await readInvoice(em, { creditorId, invoiceId: made.noteId });
    return { ...note, ...showNotCredited(made.notCredited) };
  },
});

const SELECT_DRAFT = `
select f.id from invoice_draft f, jsonb_array_elements(f.lines) l
join day_entry e on e.kind = 'adjusted' and e.one_off_line_id = (l->>'oneOffLineId')::uuid
where f.subscription_id = ? and f.status in ('waiting', 'released') and e.period_index = ? limit 1`;

/** A draft that waits for approval holds what evens out the invoice's days: its lines are fixed, so they could not follow the credit. */
async function refuseInDraft(
  em: EntityManager,
  { subscriptionId, periodIndex }: Pick<Invoice, 'subscriptionId' | 'periodIndex'>,
): Promise<void> {
  const [draft] = await em.execute<{ id: DraftId }[]>(SELECT_DRAFT, [subscriptionId, periodIndex]);
  if (draft === undefined) return;
  const detail = 'A draft that waits for approval holds a line that evens out these days: release or drop it first';
  throw new ApiProblem('one_off_line_in_draft', { detail, members: { draftId: draft.id } });
}

/** The credit note, null where there is nothing to credit, and the lines that even out its days elsewhere. */
interface Made {
  readonly noteId: InvoiceId | null;
  readonly notCredited: readonly LeftBehind[];
}

async function creditAmounts(
  issuer: Issuer,
  { invoiceId, wish }: { invoiceId: InvoiceId; wish: CreditWish },
): Promise<Made> {
  const { em, creditorId } = issuer;
  const [invoice] = await loadCreditableInvoices(em, { creditorId, invoiceIds: [invoiceId] });
  if (invoice === undefined) throw notFound();
  const note = composeCreditNote(invoice, wish);
  if (note === null) return { noteId: null, notCredited: [] };
  const [creditNoteId] = await issueCreditNotes(issuer, [note]);
  if (creditNoteId === undefined) throw new Error(`no credit note of invoice ${invoiceId} was issued`);
  if (wish.kind !== 'rest') {
    await giveFreely(em, { creditorId, invoice, creditNoteId, given: note.credit.lines });
    return { noteId: creditNoteId, notCredited: [] };
  }
  const { subscriptionId, debtorId, periodIndex, period } = invoice;
  const lastDay = addDays(period.from, -1);
  const only = { debtorId, periodIndex };
  const unknown = await findUnknownAdjustments(em, { creditorId, subscriptionId, lastDay, only });
  const adjustments = await giveBackAllDays(em, { creditorId, invoice });
  const isMeant = (one: { periodIndex: number }) => one.periodIndex === periodIndex;
  const elsewhere = leftBehind({ invoices: [invoice], adjustments, lastDay, isMeant });
  // What this invoice charged itself is credited with it.
  const left = [...unknown.filter((one) => one.invoiceId !== invoiceId), ...elsewhere];
  return { noteId: creditNoteId, notCredited: left };
}

/** Credits the days of one invoice, with what evened them out on others. Answers its own credit note, or the first one. */
async function creditDaysOf(
  issuer: Issuer,
  { invoice, subscription, lastDay }: { invoice: Invoice; subscription: Subscription; lastDay: CivilDate },
): Promise<Made> {
  const { id: invoiceId, subscriptionId, debtorId, periodIndex } = invoice;
  if (periodIndex === null) throw new Error(`invoice ${invoiceId} has no period`);
  const only = { debtorId, periodIndex };
  const settles = nextPeriodOf(subscription) === null;
  const { creditNoteIds, notCredited } = await creditUnusedDays(issuer, { subscriptionId, lastDay, only, settles });
  const notes = await issuer.em.find(Invoice, { id: { $in: creditNoteIds } }, { orderBy: { id: 'asc' } });
  const note = notes.find(({ creditsInvoiceId }) => creditsInvoiceId === invoiceId) ?? notes[0];
  return { noteId: note?.id ?? null, notCredited };
}

function wishOf({ lines }: z.output<typeof creditBody>): CreditWish {
  if (lines === undefined) return { kind: 'rest' };
  return {
    kind: 'lines',
    lines: lines.map(({ quantity: quantityMicro, unitPrice: unitPriceMicro, ...given }) => ({
      ...given,
      quantityMicro,
      unitPriceMicro,
    })),
  };
}
