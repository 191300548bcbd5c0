import { NativeConnection } from '@temporalio/worker';
import { createSendReminders, type SendRemindersInput } from '../../activities/reminders/send-reminders.ts';
import { openOrm } from '../../db/orm.ts';
import { bankDayOnOrBefore } from '../../domain/calendar/bank-days.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { createPostOfficeBell } from '../../worker/post-office-bell.ts';
import { NAMESPACE } from '../temporal-answers.ts';
import type { ApiClient } from './api-client.ts';
import { billLongAgo } from './bill-long-ago.ts';
import type { Parties } from './create-parties.ts';

/**
 * Three weeks past the creditor's terms of 14 days. The letter is due after eight of them, also where banks were closed for the last days before
 * today.
 */
const BILLED_DAYS_AGO = 35;

/** The letter that is to go out, as an admin would count it. */
export interface ExpectedReminder {
  readonly debtorId: string;
  /** As its mail is addressed. */
  readonly receiver: string;
  readonly day: CivilDate;
  readonly level: number;
  /** How many levels the creditor has. */
  readonly levels: number;
  /** Kroner. */
  readonly asked: string;
}

interface Where {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

/**
 * Lets the creditor remind as Termin proposes, bills a debtor so long ago that the invoice is overdue, and goes the round of today, or where banks
 * are closed today of the last day on which they were open: the workflow would do so in the morning.
 */
export async function remindDebtor({
  parties: { api, items },
  today,
  ...where
}: Where & { parties: Parties; today: CivilDate }): Promise<ExpectedReminder> {
  const billedOn = addDays(today, -BILLED_DAYS_AGO);
  const day = bankDayOnOrBefore(today);
  const { proposedLevels } = await api.get<{ proposedLevels: unknown[] }>('/v1/reminder-settings');
  await api.put('/v1/reminder-settings', { levels: proposedLevels, startOn: billedOn });
  const debtor = { name: 'Prøvekunde Glemsom', email: 'glemsom@prove.example' };
  const { id: debtorId } = await api.post<{ id: string }>('/v1/debtors', {
    ...debtor,
    addressLines: ['Prøvegade 8'],
    postcode: '7400',
    city: 'Herning',
  });
  await billLongAgo({
    databaseUrl: where.databaseUrl,
    on: billedOn,
    body: {
      debtorId,
      reference: 'Medlemskab, halvårligt',
      startOn: billedOn,
      interval: { unit: 'month', count: 6 },
      lines: [{ itemId: items.membership.id, quantity: '6' }],
    },
  });
  await goRound(where, { creditorId: await readCreditorId(api), day });
  return {
    debtorId,
    receiver: `"${debtor.name}" <${debtor.email}>`,
    day,
    level: 1,
    levels: proposedLevels.length,
    asked: '750.00',
  };
}

async function readCreditorId(api: ApiClient): Promise<CreditorId> {
  return (await api.get<{ readonly id: CreditorId }>('/v1/creditor')).id;
}

/** By the activity of the round. The post office of the demo's worker is told of the mail. */
async function goRound({ databaseUrl, temporalAddress }: Where, round: SendRemindersInput): Promise<void> {
  const orm = await openOrm({ databaseUrl, poolMax: 2 });
  try {
    const connection = await NativeConnection.connect({ address: temporalAddress });
    const bell = createPostOfficeBell({ connection, namespace: NAMESPACE, publicUrl: null, everyMs: 0 });
    try {
      await createSendReminders({ orm, bell, heartbeat: () => undefined })(round);
    } finally {
      await bell.close();
      await connection.close();
    }
  } finally {
    await orm.close();
  }
}
