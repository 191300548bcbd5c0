import type { components } from '../api/schema.ts';
import { codeWordsOf } from '../words/language.tsx';

type Schemas = components['schemas'];

/** Why nothing is sent to a debtor, or why an invoice is not on the letter. */
export const useReminderReasonWords = codeWordsOf<Schemas['ReminderReason']['code']>({
  off: ['Rykkere er slået fra', 'Reminders are switched off'],
  paused: ['Rykkere er sat på pause', 'Reminders are paused'],
  bank_closed: ['Bankerne har lukket den dag', 'The banks are closed on that day'],
  already_reminded: ['Har fået en rykker den dag', 'Has got a reminder that day'],
  payment_waits: [
    'En indbetaling fra debitoren venter på at blive placeret',
    'A payment of the debtor waits to be placed',
  ],
  unreachable: ['Debitoren kan ikke nås: ingen e-mailadresse', 'There is no way to reach the debtor'],
  bank_file_missing: ['Dagens fil fra banken er ikke læst', 'The bank’s file of the day has not been read'],
  nothing_overdue: ['Intet er forfaldent', 'Nothing is overdue'],
  only_charges: ['Kun gebyrer og renter er åbne', 'Only fees and interest are open'],
  below_smallest: ['Under det mindste beløb', 'Below the smallest amount'],
  rate_missing: ['Et halvår mangler sin referencesats', 'A half-year lacks its reference rate'],
  held: ['Holdes tilbage', 'Held back'],
  disputed: ['Debitoren bestrider kravet', 'The debtor disputes it'],
  collection_under_way: ['En opkrævning er på vej', 'A collection is under way'],
  credit_under_way: ['En kreditering er på vej', 'A credit is under way'],
  handed_over: ['Afleveret til inkasso', 'Handed over to a collector'],
  before_start: ['Forfaldt før rykkerne begyndte', 'Was due before the reminders began'],
  not_late: ['Kan endnu betales i tide', 'Can still be paid in time'],
  not_yet: ['Dagene til næste trin er ikke gået', 'The days of the next level have not passed'],
  last_level: ['Har fået det sidste trin', 'Has had the last level'],
});

export const useProposalStatusWords = codeWordsOf<Schemas['ReminderProposal']['status']>({
  waiting: ['Venter', 'Waiting'],
  sent: ['Sendt', 'Sent'],
  rejected: ['Afvist', 'Rejected'],
  lapsed: ['Bortfaldet', 'Lapsed'],
});

export const useDebtCaseStatusWords = codeWordsOf<Schemas['DebtCase']['status']>({
  open: ['Klar til inkasso', 'Ready for collection'],
  handed_over: ['Hos inkasso', 'Handed over'],
  closed: ['Afsluttet', 'Closed'],
});

export const DEBTOR_KINDS = ['consumer', 'business', 'public'] as const satisfies readonly Schemas['Debtor']['kind'][];

export const useDebtorKindWords = codeWordsOf<Schemas['Debtor']['kind']>({
  consumer: ['Forbruger', 'Consumer'],
  business: ['Erhverv', 'Business'],
  public: ['Offentlig', 'Public body'],
});

export const useChargeWords = codeWordsOf<Schemas['ReminderWaiver']['charge']>({
  fee: ['Rykkergebyr', 'Reminder fee'],
  compensation: ['Kompensationsbeløb', 'Fixed compensation'],
  interest: ['Renter', 'Interest'],
});

export const useWaiverRuleWords = codeWordsOf<Schemas['ReminderWaiver']['rule']>({
  paid_in_time: ['Det, den bad om, var betalt før dens dag', 'What it asked for had been paid before its day'],
  paid_before_sent: [
    'Det, den bad om, blev betalt, før den var sendt',
    'What it asked for was paid before it had gone',
  ],
  reckoned_anew: [
    'Regnet om fra forfaldsdagen er renten mindre',
    'Reckoned anew from the due day the interest is less',
  ],
  by_person: ['Eftergivet af en person', 'Waived by a person'],
});

export const useDayCountWords = codeWordsOf<Schemas['Reminder']['dayCount']>({
  'actual/365': ['efter kalenderen (actual/365)', 'by the calendar (actual/365)'],
  '30/360': ['efter måneder på 30 dage (30/360)', 'by months of 30 days (30/360)'],
});

export const useMissingRateWords = codeWordsOf<Schemas['ReminderSettings']['missingRate']>({
  without_interest: ['Rykkeren sendes uden rente af det halvår', 'The letter goes without interest of that half-year'],
  wait: ['Rykkeren venter, til satsen er kendt', 'The letter waits until the rate is known'],
});
