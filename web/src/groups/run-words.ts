import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Run = components['schemas']['Run'];
type RunMember = components['schemas']['RunMember'];

export const useRunWords = wordsOf(
  {
    title: 'Kørsel',
    period: 'Periode',
    begun: 'Begyndt',
    workflow: 'Arbejdsgang',
    state: 'Status',
    progress: (done: string, members: string) => `${done} af ${members} medlemmer er færdige`,
    members: 'Medlemmer',
    billed: 'Faktureret',
    settled: 'Uden faktura',
    waiting: 'Venter',
    needsAttention: 'Kræver handling',
    mailed: 'E-mails sendt',
    mailsWaiting: 'E-mails på vej',
    mailsFailed: 'E-mails mislykket',
    show: 'Vis',
    all: 'Alle',
    debtor: 'Debitor',
    invoice: 'Faktura',
    mail: 'E-mail',
    why: 'Hvorfor',
    retry: 'Prøv igen',
    retryText:
      'De, der kræver handling, prøves igen, og nye medlemmer i perioden faktureres. Ingen faktureres to gange.',
    stop: 'Stop kørsel',
    stopText:
      'Fra nu af udstedes intet mere i denne kørsel, og e-mails, der ikke er på vej, venter. Den kan genoptages.',
    resume: 'Genoptag kørsel',
    resumeText: 'Den fortsætter, hvor den var. De, der kræver handling, prøves igen.',
  },
  {
    title: 'Run',
    period: 'Period',
    begun: 'Begun',
    workflow: 'Workflow',
    state: 'Status',
    progress: (done, members) => `${done} of ${members} members are done`,
    members: 'Members',
    billed: 'Billed',
    settled: 'Without invoice',
    waiting: 'Waiting',
    needsAttention: 'Needs attention',
    mailed: 'Mails sent',
    mailsWaiting: 'Mails on their way',
    mailsFailed: 'Mails failed',
    show: 'Show',
    all: 'All',
    debtor: 'Debtor',
    invoice: 'Invoice',
    mail: 'Mail',
    why: 'Why',
    retry: 'Try again',
    retryText:
      'Those who need attention are tried again, and new members of the period are billed. Nobody is billed twice.',
    stop: 'Stop the run',
    stopText:
      'From now on nothing more is issued in this run, and mails that are not under way wait. It can be resumed.',
    resume: 'Resume the run',
    resumeText: 'It goes on where it was. Those who need attention are tried again.',
  },
);

export const useRunStatusWords = codeWordsOf<Run['status']>({
  billing: ['Fakturerer', 'Billing'],
  stopped: ['Stoppet', 'Stopped'],
  needs_attention: ['Kræver handling', 'Needs attention'],
  billed: ['Faktureret', 'Billed'],
});

export const useRunMemberWords = codeWordsOf<RunMember['status']>({
  waiting: ['Venter', 'Waiting'],
  billed: ['Faktureret', 'Billed'],
  settled: ['Uden faktura', 'Without invoice'],
  needs_attention: ['Kræver handling', 'Needs attention'],
});

export const useSettledAsWords = codeWordsOf<NonNullable<RunMember['settledAs']>>({
  free: ['Gratis', 'Free'],
  nothing_due: ['Intet at betale', 'Nothing is due'],
  left_out: ['Udeladt efter aftale', 'Left out by agreement'],
  left: ['Ikke medlem alligevel', 'No member after all'],
});

export const useMailStatusWords = codeWordsOf<NonNullable<RunMember['mailStatus']>>({
  waiting: ['På vej', 'On its way'],
  sent: ['Sendt', 'Sent'],
  failed: ['Mislykket', 'Failed'],
});
