import { readFileSync } from 'node:fs';
import type { Language } from '../domain/calendar/language.ts';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import type { AnnouncedPrice } from '../domain/prints/price-step.ts';
import { formatLongDate, formatUnitPrice } from './format.ts';
import { fillTemplate, type Html, html } from './html.ts';
import { INDEXATION_WORDS } from './indexation-words.ts';
import { addressLines, cvrLines } from './party-lines.ts';
import { printableText } from './printable-text.ts';
import { WORDS } from './words.ts';

/** A yearly step of prices as the debtor is told of it. Prices are millionths of a krone without VAT, as text. */
export interface IndexationNotice {
  readonly language: Language;
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtorName: string;
  readonly reference: string | null;
  readonly lines: readonly AnnouncedPrice[];
}

// Compiled from indexation-mail.mjml by make-mail-template.ts.
const template = readFileSync(new URL('./mail/indexation-mail.template', import.meta.url), 'utf8');

const NAME = 'font-weight:600;padding:10px 0 0;';
const SOFT = 'color:#5c6570;padding:3px 12px 3px 0;';
const FIGURE = 'padding:3px 0;text-align:right;white-space:nowrap;';

interface NoticeRow {
  readonly name: string;
  readonly prices: readonly { readonly label: string; readonly value: string }[];
}

function rowsOf({ language, lines }: IndexationNotice): NoticeRow[] {
  const words = INDEXATION_WORDS[language];
  return lines.map(({ text, oldUnitPriceMicro, newUnitPriceMicro, effectiveOn }) => ({
    name: printableText(text),
    prices: [
      { label: words.oldPrice, value: formatUnitPrice(BigInt(oldUnitPriceMicro), language) },
      {
        label: `${words.newPrice} ${formatLongDate(effectiveOn, language)}`,
        value: formatUnitPrice(BigInt(newUnitPriceMicro), language),
      },
    ],
  }));
}

function rowHtml({ name, prices }: NoticeRow): Html[] {
  return [
    html`<tr>
      <td colspan="2" style="${NAME}">${name}</td>
    </tr>`,
    ...prices.map(
      ({ label, value }) =>
        html`<tr>
          <td style="${SOFT}">${label}</td>
          <td style="${FIGURE}">${value}</td>
        </tr>`,
    ),
  ];
}

/**
 * The mail that announces a yearly step, in the debtor's language, as HTML and as plain text: each line with its old price, its new one
 * and from when. Names and texts are shown as they are and have no effect.
 */
export function renderIndexationMail(notice: IndexationNotice): { subject: string; html: string; text: string } {
  const { language, creditor, debtorName, reference } = notice;
  const words = INDEXATION_WORDS[language];
  const creditorName = printableText(creditor.name);
  const heading = reference === null ? words.heading : `${words.heading}: ${printableText(reference)}`;
  const subject = `${heading} ${WORDS[language].from} ${creditorName}`;
  const greeting = printableText(`${WORDS[language].greeting} ${debtorName}`);
  const rows = rowsOf(notice);
  const creditorLines = [
    creditor.name,
    ...addressLines(creditor, language),
    ...cvrLines(creditor, language),
    creditor.email,
  ].map(printableText);
  const { intro, contact } = words;
  const plainRows = rows.map(({ name, prices }) =>
    [name, ...prices.map(({ label, value }) => `  ${label}: ${value}`)].join('\n'),
  );
  return {
    subject,
    html: fillTemplate(template, {
      language,
      subject,
      creditorName,
      heading,
      greeting,
      intro,
      lineRows: rows.flatMap(rowHtml),
      contact,
      creditorLines: creditorLines.map((line) => html`<div>${line}</div>`),
    }),
    text: `${[greeting, intro, ...plainRows, contact, creditorLines.join('\n')].join('\n\n')}\n`,
  };
}
