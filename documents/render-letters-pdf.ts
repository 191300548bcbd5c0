import type { LetterDocument, LetterMarks, LettersDocument } from '../domain/prints/letters.ts';
import { type DrawablePaper, drawPapers } from './pdf/paper.ts';
import { invoicePaper } from './render-invoice-pdf.ts';
import { paymentRequestPaper } from './render-payment-request.ts';
import { priceStepPaper } from './render-price-step.ts';
import { reminderPaper } from './render-reminder-pdf.ts';
import { statementPaper } from './render-statement-pdf.ts';
import { WORDS } from './words.ts';

/** What stands on the paper of a document that is printed with others. @throws as that of its kind */
export function documentPaper(document: LetterDocument): DrawablePaper {
  if (document.kind === 'reminder') return reminderPaper(document);
  if (document.kind === 'payment_request') return paymentRequestPaper(document);
  if (document.kind === 'price_step') return priceStepPaper(document);
  return document.kind === 'statement' ? statementPaper(document) : invoicePaper(document);
}

/** The day that the document says it was made on. */
const dayOf = (document: LetterDocument) => (document.kind === 'statement' ? document.madeOn : document.issuedOn);

/** The document as a letter for a window envelope. The debtor's CVR number is no part of an address, and stands with the references. */
function letterPaper(document: LetterDocument, marks: LetterMarks): DrawablePaper {
  const { paper, sectionsOn } = documentPaper(document);
  const { language, debtor } = document;
  const cvr = debtor.cvr === null ? [] : [{ label: WORDS[language].cvr, value: debtor.cvr }];
  const [first = [], ...others] = paper.facts;
  return { paper: { ...paper, facts: [first, [...cvr, ...others.flat()]], letter: { marks } }, sectionsOn };
}

/** Letters in one PDF, in their order: see drawPapers. @throws as the document of each */
export async function renderLettersPdf({ number, marks, letters }: LettersDocument): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = letters;
  if (first === undefined) throw new RangeError(`print batch ${number} has no letter`);
  const { language, creditor } = first;
  const madeOn = letters.map(dayOf).reduce((latest, day) => (day > latest ? day : latest));
  const file = { title: `${WORDS[language].printBatch} ${number}`, author: creditor.name, language, madeOn };
  return drawPapers(
    file,
    letters.map((document) => letterPaper(document, marks)),
  );
}
