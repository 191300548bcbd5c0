import type { components } from '../api/schema.ts';
import { codeWordsOf } from '../words/language.tsx';

export type FindingCode = components['schemas']['Finding']['code'];

/** What is wrong. */
export const WRONG_WORDS = {
  period_missing: [
    'En periode regnes for faktureret, men har ingen faktura',
    'A period counts as billed, but has no invoice',
  ],
  period_overdue: ['En periode skulle være faktureret for længst', 'A period should have been billed long since'],
  workflow_missing: ['Abonnementets arbejdsgang kører ikke', 'The subscription’s workflow does not run'],
  workflow_stuck: ['En arbejdsgang kan ikke komme videre', 'A workflow cannot go on'],
  run_stalled: ['En gruppes kørsel er gået i stå', 'A group’s run has stalled'],
  workflow_left_over: [
    'En arbejdsgang kører for et abonnement, der er slut',
    'A workflow runs whose subscription is over',
  ],
  billing_day_differs: [
    'Arbejdsgang og database nævner hver sin faktureringsdag',
    'Workflow and database name different billing days',
  ],
  mail_missing: ['En faktura mangler sin e-mail', 'An invoice has no mail'],
  mail_stale: ['En e-mail har ventet mere end et døgn', 'A mail has waited for more than a day'],
  mail_failed: ['En e-mail kom ikke frem', 'A mail did not arrive'],
  print_missing: ['Et dokument på papir er ikke i kø til udskrift', 'A document on paper is in no print queue'],
  slip_undelivered: ['Et indbetalingskort er ikke afleveret', 'A payment slip has not been delivered'],
  collection_missing: ['En opkrævning mangler i køen', 'A collection is missing in the queue'],
  collection_overdue: ['En opkrævning står i kø efter sin frist', 'A collection is queued past its deadline'],
  delivery_workflow_missing: [
    'Ingen arbejdsgang samler køen til Betalingsservice',
    'No workflow gathers the queue for Betalingsservice',
  ],
  delivery_not_handed_over: ['En leverance er ikke afleveret', 'A delivery is not handed over'],
  delivery_in_doubt: ['En leverance er uafklaret', 'A delivery is in doubt'],
  indexation_not_running: ['En årlig regulering har ingen arbejdsgang', 'A yearly indexation has no workflow'],
  indexation_waiting: ['En årlig regulering er ikke varslet', 'A yearly step is not announced'],
  announcement_failed: ['Et varsel kom ikke frem', 'An announcement did not arrive'],
  announcement_overdue: ['Dagen for et varsel er gået', 'The day of an announcement has passed'],
  message_undelivered: ['En besked er ikke nået til Temporal', 'A message has not reached Temporal'],
  one_off_line_stranded: ['Ingen faktura vil tage en engangslinje', 'No invoice will take a one-off line'],
  credit_stranded: ['Ingen faktura vil tage et tilgodehavende', 'No invoice will take a credit'],
  number_gap: ['Der er huller i en nummerserie', 'A series of numbers has gaps'],
  number_out_of_step: [
    'Næste nummer følger ikke efter det sidste',
    'The next number of a series does not follow its last',
  ],
  numbers_doubted: ['Numrene hos Betalingsservice er ikke sikre', 'The numbers of Betalingsservice are not certain'],
  ledger_out_of_step: [
    'En saldo er ikke, hvad dens posteringer giver',
    'A balance is not what its transfers add up to',
  ],
  payment_waiting: ['En indbetaling har ventet mere end tre dage', 'A payment has waited for more than three days'],
  pay_out_unanswered: ['En udbetaling er der ikke kommet svar på', 'A pay-out has not been answered'],
  reminders_not_running: ['Rykkerne står stille', 'The reminders stand still'],
  reminder_missed: ['En rykker er ikke sendt', 'A reminder has not been sent'],
  reminder_unfounded: ['En rykker havde ingen grund', 'A reminder had no ground'],
  reminder_interest_differs: ['Der er opkrævet for meget i rente', 'Too much interest is charged'],
  reference_rate_missing: ['Et halvår mangler sin referencesats', 'A half-year lacks its reference rate'],
} as const satisfies Readonly<Record<FindingCode, readonly [string, string]>>;

export const useWrongWords = codeWordsOf<FindingCode>(WRONG_WORDS);

/** What a person does about it. */
export const useWhatToDoWords = codeWordsOf<FindingCode>({
  period_missing: [
    'Find ud af, hvad der blev af fakturaen, og opkræv den med en engangslinje, hvis den aldrig er sendt.',
    'See what became of the invoice, and charge it with a one-off line if it was never sent.',
  ],
  period_overdue: [
    'Reparér: arbejdsgangen startes eller vækkes og fakturerer.',
    'Repair it: its workflow is started again or woken, and bills.',
  ],
  workflow_missing: [
    'Reparér: arbejdsgangen startes igen, hvor abonnementet står.',
    'Repair it: its workflow is started again where the subscription stands.',
  ],
  workflow_stuck: [
    'Sæt den forrige version ind igen, eller reparér: den startes forfra, hvor databasen står.',
    'Put the version before back, or repair it: it is started anew where the database stands.',
  ],
  run_stalled: [
    'Reparér: kørslen går videre med de medlemmer, der venter.',
    'Repair it: its workflow is started again and bills the members who wait.',
  ],
  workflow_left_over: [
    'Reparér: arbejdsgangen får at vide, at abonnementet er slut.',
    'Repair it: the workflow is told that its subscription is over.',
  ],
  billing_day_differs: [
    'Reparér: arbejdsgangen får slutdato og vilkår at vide.',
    'Repair it: the workflow is told the end date and the terms.',
  ],
  mail_missing: ['Reparér: e-mailen skrives og sendes.', 'Repair it: the mail is written and sent.'],
  mail_stale: ['Reparér: den prøves en uge til.', 'Repair it: the mail is tried for another week.'],
  mail_failed: [
    'Se på e-mailen hvorfor, ret debitorens adresse, og reparér så: den sendes igen.',
    'Read why on the mail, mend the debtor’s address, then repair it: the mail is sent again.',
  ],
  print_missing: [
    'Reparér: dokumentet lægges i kø til udskrift.',
    'Repair it: the document is put in the print queue.',
  ],
  slip_undelivered: [
    'Reparér: køen samles nu. Sender Betalingsservice ikke kort for jer, sendes dokumentet med e-mail eller udskrives i stedet.',
    'Repair it: the queue is gathered now. Where Betalingsservice sends no slips for you, the document is mailed or printed instead.',
  ],
  collection_missing: [
    'Reparér: opkrævningen sættes i kø til næste leverance.',
    'Repair it: the collection is queued for the next delivery.',
  ],
  collection_overdue: [
    'Reparér: køen samles nu. Er fristen gået, bliver den for sent: bed om en overførsel.',
    'Repair it: the queue is gathered now. What has missed its deadline becomes too late: ask for a transfer.',
  ],
  delivery_workflow_missing: [
    'Reparér: arbejdsgangen startes igen.',
    'Repair it: the workflow of the deliveries is started again.',
  ],
  delivery_not_handed_over: [
    'Er serveren væk, prøves den hvert andet minut. Reparér, hvis ingen arbejdsgang prøver.',
    'While the server is away it is tried every two minutes. Repair it where no workflow tries it.',
  ],
  delivery_in_doubt: [
    'Spørg banken, om den har filen, og bekræft så leverancen eller send den igen.',
    'Ask the bank whether it has the file, then confirm the delivery or have it sent again.',
  ],
  indexation_not_running: [
    'Reparér: arbejdsgangen, der varsler, startes igen.',
    'Repair it: the workflow that announces its yearly steps is started again.',
  ],
  indexation_waiting: [
    'Se på abonnementets regulering, hvad den venter på.',
    'Read on the subscription’s indexation what it waits for.',
  ],
  announcement_failed: [
    'Se hvorfor, ret debitorens adresse, og reparér så: varslet sendes igen.',
    'Read why, mend the debtor’s address, then repair it: the announcement is sent again.',
  ],
  announcement_overdue: [
    'Reparér: arbejdsgangen vækkes og varsler. Den nye pris gælder først efter varslet.',
    'Repair it: its workflow is woken, and announces the step. It takes effect the notice after that.',
  ],
  message_undelivered: [
    'Den prøves hvert minut: læs den sidste fejl, og ret, hvad den nævner.',
    'It is tried each minute: read its last error and mend what it names.',
  ],
  one_off_line_stranded: [
    'Træk linjen tilbage, tag den med på kladden, eller sæt den på et andet abonnement.',
    'Withdraw it, take it into the draft, or charge it on another subscription.',
  ],
  credit_stranded: [
    'Betal kunden, og træk så linjen tilbage, eller giv den på et andet abonnement.',
    'Pay the customer, then withdraw it, or give it on another subscription.',
  ],
  number_gap: [
    'Find ud af hvorfor, og gem forklaringen i regnskabet.',
    'Find out why, and keep the explanation with the books.',
  ],
  number_out_of_step: [
    'Se, om serien med vilje er flyttet, og gem forklaringen i regnskabet.',
    'See whether the series was meant to be moved, and keep the explanation with the books.',
  ],
  numbers_doubted: [
    'Bed operatøren bekræfte dem: penge, der kommer ved dem, kan imens være holdt tilbage.',
    'Ask the operator to confirm them: money that comes in by them may be held back meanwhile.',
  ],
  ledger_out_of_step: [
    'Noget andet end regnskabet har skrevet den: spørg den, der driver Termin.',
    'Something else than the ledger has written it: ask whoever runs Termin.',
  ],
  payment_waiting: [
    'Placér den, afvis den, eller afslut beskeden om, at der ingen penge kommer.',
    'Assign it, dismiss it, or settle the news that no money will come.',
  ],
  pay_out_unanswered: [
    'Se i banken, hvad der blev af den, og svar på udbetalingen: indtil da kan beløbet ikke bruges til andet.',
    'See in the bank what became of it, and say so on the pay-out: until then its amount can be used for nothing.',
  ],
  reminders_not_running: [
    'Reparér: det, der sender rykkerne, startes igen.',
    'Repair it: what sends the reminders is started again.',
  ],
  reminder_missed: [
    'Den har været klar i to bankdage. Reparér, hvis rykkerne står stille.',
    'It has been due for two bank days. Repair it where the reminders stand still.',
  ],
  reminder_unfounded: [
    'Det, den bad om, var betalt før dens dag. Reparér: gebyr og kompensation tages tilbage.',
    'What it asked for had been paid before its day. Repair it: fee and compensation are taken back.',
  ],
  reminder_interest_differs: [
    'Reparér: det, der er for meget, tages tilbage.',
    'Repair it: what is too much is taken back.',
  ],
  reference_rate_missing: [
    'Slå Nationalbankens udlånsrente den dag op, og bed operatøren indtaste den: imens beregnes ingen rente af halvåret.',
    'Look up what Danmarks Nationalbank lent at on that day and have the operator enter it: until then no interest of it is reckoned.',
  ],
});
