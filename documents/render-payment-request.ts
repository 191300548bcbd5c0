import type { PaymentRequestDocument } from '../domain/prints/payment-request.ts';
import { documentFacts } from './document-facts.ts';
import { formatDate, formatLongDate, formatMoney } from './format.ts';
import type { DrawablePaper, Paper, Section } from './pdf/paper.ts';
import { paymentPanel } from './pdf/payment-panel.ts';
import { type Sheet, STYLES } from './pdf/sheet.ts';
import { textSection } from './pdf/text-section.ts';
import { fiFacts, fiPaymentLine, type PaymentFacts } from './payment-facts.ts';
import { PAYMENT_MAIL_WORDS } from './payment-mail-words.ts';
import { REMINDER_WORDS } from './reminder-words.ts';
import { KIND_WORDS, WORDS } from './words.ts';

const PARAGRAPH_GAP_PT = 7;

const isDue = ({ invoice, issuedOn }: PaymentRequestDocument): boolean => invoice.dueOn < issuedOn;

function payment(document: PaymentRequestDocument): PaymentFacts {
  const { language, payBy, amountOre, invoice } = document;
  const words = PAYMENT_MAIL_WORDS[language];
  return {
    heading: words.howToPay,
    explanation: WORDS[language].payByFi,
    facts: [
      ...fiFacts(payBy, language),
      { label: WORDS[language].toPay, value: formatMoney(amountOre, language) },
      isDue(document)
        ? { label: words.pay, value: words.atOnce }
        : { label: words.payByDate, value: formatDate(invoice.dueOn, language) },
    ],
    paymentLine: fiPaymentLine(payBy, language),
    signUp: null,
  };
}

/** What has happened, what is to be paid of it, and how. */
function section(sheet: Sheet, document: PaymentRequestDocument): Section {
  const { language, reason, happenedOn, amountOre, creditor } = document;
  const words = PAYMENT_MAIL_WORDS[language];
  const happened = words.happened[reason](happenedOn === null ? null : formatLongDate(happenedOn, language));
  const contact = KIND_WORDS[language].invoice[creditor.phone === null ? 'contactByMail' : 'contact'];
  const paragraphs = [
    { text: `${happened} ${words.payYourself}`, style: STYLES.strong },
    { text: `${words.stillToPay}: ${formatMoney(amountOre, language)}`, style: STYLES.body },
    { text: `${words.sentBefore} ${REMINDER_WORDS[language].disregard}`, style: STYLES.body },
    { text: contact, style: STYLES.body },
  ];
  return {
    ...textSection(
      sheet,
      paragraphs.map((paragraph) => ({ ...paragraph, gapPt: PARAGRAPH_GAP_PT })),
    ),
    closing: paymentPanel(sheet, payment(document)),
  };
}

/** What stands on the letter that asks for what Betalingsservice does not bring. @throws RangeError where a payment number cannot be one. */
export function paymentRequestPaper(document: PaymentRequestDocument): DrawablePaper {
  const { language, issuedOn, creditor, debtor, invoice, amountOre } = document;
  const words = PAYMENT_MAIL_WORDS[language];
  const total = { label: REMINDER_WORDS[language].total, value: formatMoney(invoice.totalOre, language) };
  const paper: Paper = {
    language,
    title: `${words.title} ${invoice.number}`,
    madeOn: issuedOn,
    creditor,
    debtor,
    facts: [
      [{ label: words.writtenOn, value: formatDate(issuedOn, language) }],
      [...documentFacts(invoice), ...(amountOre === invoice.totalOre ? [] : [total])],
    ],
    texts: [],
  };
  return { paper, sectionsOn: (sheet) => [section(sheet, document)] };
}
