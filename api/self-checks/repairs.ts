import type { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import type { FindingCode } from '../../db/words/self-checks.ts';
import { gatherQueue, queueMissingCollection, startLostDelivery, wakeStalledHandOver } from './repair-collections.ts';
import { sendFailedAnnouncement, wakeLostIndexation } from './repair-indexations.ts';
import { sendUnsentMail, writeMissingMail } from './repair-mails.ts';
import { queueMissingPrint } from './repair-prints.ts';
import type { Repaired, Repairing } from './repaired.ts';
import { startLostReminders, takeBackCharges } from './repair-reminders.ts';
import { deliverSlip } from './repair-slips.ts';
import { replaceStuckWorkflow } from './replace-stuck-workflow.ts';
import { endWorkflow, restartWorkflow, wakeStalledRun } from './repair-workflows.ts';

/** Looks at what is so now and mends it: a difference that has gone in the meantime is left alone. Made twice it is made once. */
type Repair = (writing: Repairing, finding: SelfCheckFinding) => Promise<Repaired>;

interface FindingKind {
  /** Null where a person decides. */
  readonly repair: Repair | null;
  readonly whatToDo: string;
}

/** What each difference is to the one who reads of it. Total: a new code does not compile until it stands here. */
export const FINDING_KINDS: Readonly<Record<FindingCode, FindingKind>> = {
  period_missing: {
    repair: null,
    whatToDo:
      'A period counts as billed and has no invoice: see what became of it, and charge it with a one-off line or restore a backup.',
  },
  period_overdue: {
    repair: restartWorkflow,
    whatToDo: 'Repair it: its workflow is started again or woken, and bills.',
  },
  workflow_missing: {
    repair: restartWorkflow,
    whatToDo: 'Repair it: its workflow is started again where the subscription stands.',
  },
  workflow_stuck: {
    repair: replaceStuckWorkflow,
    whatToDo:
      'Its workflow cannot go on under this version. Put the version before back, or repair it: it is started anew where the database stands.',
  },
  run_stalled: {
    repair: wakeStalledRun,
    whatToDo: 'Repair it: its workflow is started again and bills the members who wait.',
  },
  workflow_left_over: {
    repair: endWorkflow,
    whatToDo: 'Repair it: the workflow is told that its subscription is over.',
  },
  billing_day_differs: {
    repair: restartWorkflow,
    whatToDo: 'Repair it: the workflow is told the end date and the terms that its next billing day follows from.',
  },
  mail_missing: { repair: writeMissingMail, whatToDo: 'Repair it: the mail is written and sent.' },
  mail_stale: { repair: sendUnsentMail, whatToDo: 'Repair it: the mail is tried for another week.' },
  mail_failed: {
    repair: sendUnsentMail,
    whatToDo: 'Read why on the mail, mend the debtor’s address, then repair it: the mail is sent again.',
  },
  print_missing: { repair: queueMissingPrint, whatToDo: 'Repair it: the document is put in the print queue.' },
  slip_undelivered: {
    repair: deliverSlip,
    whatToDo:
      'Repair it: the queue is gathered now. Where Betalingsservice sends no slips for you, the document is mailed or printed instead.',
  },
  collection_missing: {
    repair: queueMissingCollection,
    whatToDo: 'Repair it: the collection is queued for the next delivery.',
  },
  collection_overdue: {
    repair: gatherQueue,
    whatToDo:
      'Repair it: the queue is gathered now. What has missed its deadline becomes too late: ask for a transfer.',
  },
  delivery_workflow_missing: {
    repair: startLostDelivery,
    whatToDo: 'Repair it: the workflow of the deliveries is started again.',
  },
  delivery_not_handed_over: {
    repair: wakeStalledHandOver,
    whatToDo:
      'See why in the Temporal UI: while the server is away it is tried every two minutes. Repair it where no workflow tries it.',
  },
  delivery_in_doubt: {
    repair: null,
    whatToDo: 'Ask the bank whether it has the file, then confirm the delivery or have it sent again.',
  },
  indexation_not_running: {
    repair: wakeLostIndexation,
    whatToDo: 'Repair it: the workflow that announces its yearly steps is started again.',
  },
  indexation_waiting: {
    repair: null,
    whatToDo: 'Its yearly step is not announced: read the attention of its indexation, which says what to do.',
  },
  announcement_failed: {
    repair: sendFailedAnnouncement,
    whatToDo: 'Read why on the step, mend the debtor’s address, then repair it: the announcement is sent again.',
  },
  announcement_overdue: {
    repair: wakeLostIndexation,
    whatToDo: 'Repair it: its workflow is woken, and announces the step. It takes effect the notice after that.',
  },
  message_undelivered: {
    repair: null,
    whatToDo: 'It is tried each minute: read its last error and mend what it names.',
  },
  one_off_line_stranded: {
    repair: null,
    whatToDo:
      'No invoice will take it: its subscription is over or billed up to its end, all that comes is left out, the last invoice comes before its day or waits as a draft without it, or its debtor is no member of the group any more. Withdraw it, take it into the draft, or charge it on another subscription.',
  },
  credit_stranded: {
    repair: null,
    whatToDo:
      'No invoice will take it: its subscription is over or billed up to its end, or its debtor is no member of the group any more. Pay the customer, then withdraw it, or give it on another subscription.',
  },
  number_gap: {
    repair: null,
    whatToDo: 'Numbers were never issued or are gone: find out why, and keep the explanation with the books.',
  },
  number_out_of_step: {
    repair: null,
    whatToDo: 'The series was moved by hand: see whether that was meant, and keep the explanation with the books.',
  },
  numbers_doubted: {
    repair: null,
    whatToDo:
      'The numbers of Betalingsservice are not certain: until the operator has confirmed them, money that comes in by them may be held back.',
  },
  ledger_out_of_step: {
    repair: null,
    whatToDo:
      'A balance is not what its transfers add up to: something else than the ledger has written it. Ask whoever runs Termin.',
  },
  payment_waiting: {
    repair: null,
    whatToDo:
      'It has waited for more than three days: assign it, dismiss it, or settle the news that no money will come.',
  },
  pay_out_unanswered: {
    repair: null,
    whatToDo:
      'Betalingsservice has told nothing of it, and its amount can be used for nothing: see in the bank what became of it, and say so on the pay-out.',
  },
  reminders_not_running: {
    repair: startLostReminders,
    whatToDo: 'Repair it: the workflow that sends the reminders is started again.',
  },
  reminder_missed: {
    repair: startLostReminders,
    whatToDo:
      'A letter has been due for two bank days: see in the Temporal UI why the rounds do not send it. Repair it where the workflow stands still.',
  },
  reminder_unfounded: {
    repair: takeBackCharges,
    whatToDo:
      'What the letter asked for had been paid before its day. Repair it: its fee and compensation are taken back.',
  },
  reminder_interest_differs: {
    repair: takeBackCharges,
    whatToDo:
      'More interest is charged than it comes to from the due day on. Repair it: what is too much is taken back.',
  },
  reference_rate_missing: {
    repair: null,
    whatToDo:
      'Look up at Danmarks Nationalbank what the lending rate was on that day and have the operator enter it: until then nothing of it is reckoned.',
  },
};

/** The codes of differences that one call repairs. */
export const REPAIRABLE_CODES: readonly FindingCode[] = (Object.keys(FINDING_KINDS) as FindingCode[]).filter(
  (code) => FINDING_KINDS[code].repair !== null,
);
