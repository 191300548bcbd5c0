import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Draft = components['schemas']['DraftSummary'];

export const useDraftWords = wordsOf(
  {
    title: 'Kladder',
    one: 'Kladde til faktura',
    text: 'Fakturaer, der venter på godkendelse. Hvad ingen tager stilling til, udstedes af sig selv.',
    nothingWaits: 'Ingen kladder venter.',
    debtor: 'Debitor',
    subscription: 'Abonnement',
    show: 'Vis',
    period: 'Periode',
    total: 'Beløb',
    state: 'Status',
    releaseAt: 'Udstedes af sig selv',
    tickOf: (debtor: string) => `Vælg kladden til ${debtor}`,
    releaseTicked: (count: number) =>
      count === 0 ? 'Udsted de valgte' : count === 1 ? 'Udsted den valgte' : `Udsted de ${count} valgte`,
    releaseTickedText: (count: number, sum: string) =>
      count === 1
        ? `Fakturaen på ${sum} udstedes med det samme, dateret i dag.`
        : `${count} fakturaer på i alt ${sum} udstedes med det samme, dateret i dag.`,
    notIssued: 'Disse blev ikke udstedt:',
    release: 'Udsted',
    releaseText: 'Fakturaen udstedes, som den står, dateret i dag, og sendes til debitoren.',
    drop: 'Kassér',
    dropText:
      'Perioden bliver uden faktura, og intet nummer bruges. Engangslinjer venter på næste faktura. Det kan ikke fortrydes.',
    lines: 'Linjer',
    linesText: 'Kun denne faktura ændres, ikke abonnementet. Engangslinjer, der fjernes, venter på næste faktura.',
    line: (line: number) => `Linje ${line}`,
    lineText: 'Tekst',
    quantity: 'Antal',
    unitPrice: 'Pris uden moms',
    discount: 'Rabat',
    vat: 'Moms',
    standard: '25 %',
    exempt: 'Momsfri',
    net: 'Netto',
    share: (days: number, ofDays: number) => `${days} af ${ofDays} dage`,
    isOneOff: 'engangslinje',
    remove: (line: number) => `Fjern linje ${line}`,
    add: 'Tilføj linje',
    edit: 'Ret linjerne',
    save: 'Gem linjerne',
    carried: 'Beløbet er under nul: det føres videre til næste faktura.',
    seeInvoice: 'Se fakturaen',
    invoice: 'Faktura',
    changed: 'Sidst ændret',
  },
  {
    title: 'Drafts',
    one: 'Draft of an invoice',
    text: 'Invoices that wait for approval. What nobody decides on is issued by itself.',
    nothingWaits: 'No drafts wait.',
    debtor: 'Debtor',
    subscription: 'Subscription',
    show: 'Show',
    period: 'Period',
    total: 'Amount',
    state: 'Status',
    releaseAt: 'Issued by itself',
    tickOf: (debtor) => `Choose the draft of ${debtor}`,
    releaseTicked: (count) =>
      count === 0 ? 'Issue the chosen' : count === 1 ? 'Issue the chosen one' : `Issue the ${count} chosen`,
    releaseTickedText: (count, sum) =>
      count === 1
        ? `The invoice of ${sum} is issued at once, dated today.`
        : `${count} invoices of ${sum} in all are issued at once, dated today.`,
    notIssued: 'These were not issued:',
    release: 'Issue',
    releaseText: 'The invoice is issued as it stands, dated today, and sent to the debtor.',
    drop: 'Drop',
    dropText:
      'The period stays without an invoice and no number is used. One-off lines wait for the next invoice. There is no way back.',
    lines: 'Lines',
    linesText:
      'Only this invoice changes, not the subscription. One-off lines that are taken out wait for the next invoice.',
    line: (line) => `Line ${line}`,
    lineText: 'Text',
    quantity: 'Quantity',
    unitPrice: 'Price without VAT',
    discount: 'Discount',
    vat: 'VAT',
    standard: '25 %',
    exempt: 'Exempt',
    net: 'Net',
    share: (days, ofDays) => `${days} of ${ofDays} days`,
    isOneOff: 'one-off line',
    remove: (line) => `Remove line ${line}`,
    add: 'Add a line',
    edit: 'Edit the lines',
    save: 'Save the lines',
    carried: 'The amount is below zero: it is carried to the next invoice.',
    seeInvoice: 'See the invoice',
    invoice: 'Invoice',
    changed: 'Last changed',
  },
);

export const useDraftStatusWords = codeWordsOf<Draft['status']>({
  waiting: ['Venter', 'Waiting'],
  released: ['Godkendt, udstedes nu', 'Approved, being issued'],
  dropped: ['Kasseret', 'Dropped'],
  issued: ['Udstedt', 'Issued'],
});
