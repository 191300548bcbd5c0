import { html, type Html } from './html.ts';
import type { Fact, PaymentFacts } from './payment-facts.ts';
import { printableText } from './printable-text.ts';

// Mail programs read styles on the element only.
export const SOFT = 'color:#5c6570;padding:3px 12px 3px 0;vertical-align:top;';
export const PLAIN = 'padding:3px 12px 3px 0;vertical-align:top;word-break:break-word;';
const FIGURE = 'padding:3px 0;text-align:right;vertical-align:top;white-space:nowrap;';
/** Of the row of a total. */
export const RULE_ABOVE = 'border-top:1px solid #1c2127;padding-top:8px;font-weight:600;';
const TO_TYPE_OFF =
  "font-family:Consolas,Menlo,'Courier New',monospace;font-size:16px;font-weight:600;padding:2px 0 4px;";

/** A fact as a row of a mail's table: its label, and beside it its value. */
export function labelledRow({ label, value }: Fact): Html {
  return html`<tr>
    <td style="${SOFT}width:45%;">${label}</td>
    <td style="${PLAIN}">${value}</td>
  </tr>`;
}

/** A text with its amount at the right. */
export function amountRow({ label, value }: Fact, more = ''): Html {
  return html`<tr>
    <td style="${PLAIN}${more}">${label}</td>
    <td style="${FIGURE}${more}">${value}</td>
  </tr>`;
}

/** How to pay: the facts, and under them the line to type off, where there is one. */
export function paymentRows({ facts, paymentLine }: Pick<PaymentFacts, 'facts' | 'paymentLine'>): Html[] {
  const rows = facts.map(labelledRow);
  if (paymentLine === null) return rows;
  const { label, value } = paymentLine;
  return [
    ...rows,
    html`<tr>
      <td colspan="2" style="${SOFT}padding-top:12px;">${label}</td>
    </tr>`,
    html`<tr>
      <td colspan="2" style="${TO_TYPE_OFF}">${value}</td>
    </tr>`,
  ];
}

/** A fact in a mail of plain text. */
export const row = ({ label, value }: Fact): string => `${label}: ${value}`;

/** How to pay, in a mail of plain text: its lines, and by itself the one to type off. */
export const paymentParagraphs = ({ heading, explanation, facts, paymentLine }: PaymentFacts): string[][] => [
  [heading, explanation ?? '', ...facts.map(row)].filter((line) => line !== ''),
  paymentLine === null ? [] : [row(paymentLine)],
];

/** Paragraphs of lines as a mail of plain text; those without a line are left out. */
export function plainParagraphs(paragraphs: readonly (readonly string[])[]): string {
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A fact of which both parts are single lines, safe in a mail. */
export const printableFact = ({ label, value }: Fact): Fact => ({
  label: printableText(label),
  value: printableText(value),
});

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
