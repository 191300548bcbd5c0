import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { addDays, addMonths } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { subscriptionWorkflowId } from '../../workflows/subscriptions/subscription.ts';
import { NAMESPACE } from '../temporal-answers.ts';
import type { ApiClient } from './api-client.ts';
import { billLongAgo } from './bill-long-ago.ts';
import type { Parties } from './create-parties.ts';
import { layFile } from './lay-file.ts';
import { statementOf } from './statement.ts';
import { untilNone } from './until-none.ts';

/** The account that the sample creditor's money comes to: one of the examples of how an IBAN is written. */
const ACCOUNT = 'DK5000400440116243';
const LATE_DAYS = 40;
const DRAFT_WINDOW_DAYS = 10;

interface Created {
  readonly id: string;
}

/** What the page shows as waiting; of each queue something must be there in the end. */
interface Waiting {
  readonly waiting: Readonly<
    Record<'drafts' | 'payments' | 'runs' | 'findings' | 'prints', { readonly count: number }>
  >;
  readonly overdue: { readonly count: number };
}

/**
 * Leaves something to do, for who opens the page: an invoice that is late, a draft to approve, money without an invoice, a group with a
 * member in trouble, a letter to print, and a difference that one click repairs. Answers what of it is missing after its time.
 */
export async function leaveWork({
  parties,
  operator,
  today,
  databaseUrl,
  temporalAddress,
  returnFolder,
}: {
  parties: Parties;
  operator: ApiClient;
  today: CivilDate;
  databaseUrl: string;
  temporalAddress: string;
  returnFolder: string;
}): Promise<string[]> {
  const { api } = parties;
  const late = await createLateDebtor(api);
  await billLongAgo({
    databaseUrl,
    on: addDays(today, -LATE_DAYS),
    body: {
      debtorId: late.id,
      reference: 'Medlemskab, halvårligt',
      startOn: addDays(today, -LATE_DAYS),
      interval: { unit: 'month', count: 6 },
      lines: [{ itemId: parties.items.membership.id, quantity: '6' }],
    },
  });
  // Whatever the hour: what begins today is billed in its night, which may not be over.
  const startOn = addDays(today, -1);
  await leaveDraft(parties, startOn);
  await leaveTroubledMember(parties, startOn);
  await leaveLetter(parties, startOn);
  await leavePayment({ api, operator, late, today, returnFolder });
  await leaveDifference({ parties, today, temporalAddress });
  return untilNone(() => findLacking(api));
}

async function createLateDebtor(api: ApiClient): Promise<Created> {
  return api.post<Created>('/v1/debtors', {
    name: 'Prøvekunde Sen Betaler',
    addressLines: ['Prøvegade 5'],
    postcode: '4000',
    city: 'Roskilde',
    email: 'sen@prove.example',
  });
}

async function leaveDraft({ api, debtors, items }: Parties, startOn: CivilDate): Promise<void> {
  await api.post('/v1/subscriptions', {
    debtorId: debtors.slip.id,
    reference: 'Leje af foreningshuset',
    startOn,
    interval: { unit: 'month', count: 1 },
    draftWindowDays: DRAFT_WINDOW_DAYS,
    lines: [
      { itemId: items.membership.id, quantity: '1' },
      { text: 'Leje, efter aftale', quantity: '1', unitPrice: '1500', vatCode: 'standard' },
    ],
  });
}

/** Two members, one of whom nobody can send an invoice. */
async function leaveTroubledMember({ api, debtors }: Parties, startOn: CivilDate): Promise<void> {
  const noAddress = await api.post<Created>('/v1/debtors', {
    name: 'Prøvekunde uden e-mail',
    addressLines: ['Prøvegade 6'],
    postcode: '6000',
    city: 'Kolding',
  });
  const group = await api.post<Created>('/v1/subscriptions', {
    kind: 'group',
    reference: 'Fælles antenne',
    startOn,
    interval: { unit: 'month', count: 1 },
    lines: [{ text: 'Antennebidrag', quantity: '1', unitPrice: '80', vatCode: 'standard' }],
  });
  for (const debtorId of [debtors.english.id, noAddress.id]) {
    await api.post(`/v1/subscriptions/${group.id}/members`, { debtorId, joinedOn: startOn });
  }
}

/** An invoice of somebody who gets paper. */
async function leaveLetter({ api, items }: Parties, startOn: CivilDate): Promise<void> {
  const onPaper = await api.post<Created>('/v1/debtors', {
    name: 'Prøvekunde På Papir',
    addressLines: ['Prøvegade 7, 1. th.'],
    postcode: '7100',
    city: 'Vejle',
    delivery: 'paper',
  });
  await api.post('/v1/subscriptions', {
    debtorId: onPaper.id,
    reference: 'Medlemskab',
    startOn,
    interval: { unit: 'month', count: 12 },
    lines: [{ itemId: items.membership.id, quantity: '1' }],
  });
}

/** Money that names an invoice in the payer's own words, which a person is to confirm. */
async function leavePayment({
  api,
  operator,
  late,
  today,
  returnFolder,
}: {
  api: ApiClient;
  operator: ApiClient;
  late: Created;
  today: CivilDate;
  returnFolder: string;
}): Promise<void> {
  const { id } = await api.get<Created>('/v1/creditor');
  await operator.put(`/v1/creditors/${id}/bank-accounts`, { accounts: [ACCOUNT] });
  const { data } = await api.get<{ data: { number: string }[] }>(`/v1/invoices?debtorId=${late.id}`);
  await layFile({
    folder: returnFolder,
    name: 'statement-camt-053.xml',
    content: Buffer.from(
      statementOf({
        account: ACCOUNT,
        on: today,
        entries: [
          { amount: '700.00', payer: 'Prøvekunde Sen Betaler', text: `Faktura ${data[0]?.number ?? ''} minus rykker` },
          { amount: '250.00', payer: 'Prøvebetaler', text: 'kontingent' },
        ],
      }),
    ),
  });
}

/** A subscription whose workflow is gone, as after a mishap: the self-check finds it, and one click starts it anew. */
async function leaveDifference({
  parties: { api, debtors, items },
  today,
  temporalAddress,
}: {
  parties: Parties;
  today: CivilDate;
  temporalAddress: string;
}): Promise<void> {
  const { id } = await api.post<{ readonly id: SubscriptionId }>('/v1/subscriptions', {
    debtorId: debtors.slip.id,
    reference: 'Bådplads',
    startOn: addMonths(today, 1),
    interval: { unit: 'month', count: 12 },
    lines: [{ itemId: items.membership.id, quantity: '4' }],
  });
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection, namespace: NAMESPACE });
    const workflow = client.workflow.getHandle(subscriptionWorkflowId(id));
    // The outbox starts it a moment later.
    await untilNone(async () => {
      try {
        await workflow.terminate('a mishap of the demo');
        return [];
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return ['a workflow to end'];
        throw error;
      }
    });
  } finally {
    await connection.close();
  }
  await api.post('/v1/self-checks');
}

async function findLacking(api: ApiClient): Promise<string[]> {
  const { waiting, overdue } = await api.get<Waiting>('/v1/overview');
  const lacking = Object.entries(waiting).filter(([queue, { count }]) => MUST_WAIT.has(queue) && count === 0);
  return [
    ...lacking.map(([queue]) => `nothing waits among the ${queue}`),
    ...(overdue.count === 0 ? ['no invoice is overdue'] : []),
  ];
}

const MUST_WAIT = new Set(['drafts', 'payments', 'runs', 'findings', 'prints']);
