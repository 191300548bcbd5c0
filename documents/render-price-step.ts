import type { PriceStepDocument } from '../domain/prints/price-step.ts';
import { formatDate, formatUnitPrice } from './format.ts';
import { INDEXATION_WORDS } from './indexation-words.ts';
import { figureTable } from './pdf/figure-table.ts';
import type { DrawablePaper, Paper, Section } from './pdf/paper.ts';
import { type Sheet, STYLES } from './pdf/sheet.ts';
import { gap } from './pdf/stack.ts';
import { textSection } from './pdf/text-section.ts';
import { WORDS } from './words.ts';

const PARAGRAPH_GAP_PT = 7;
const TABLE_GAP_PT = 16;

const textOf = (sheet: Sheet, text: string): Section =>
  textSection(sheet, [{ text, style: STYLES.body, gapPt: PARAGRAPH_GAP_PT }]);

/** Each line with its old price, its new one and from when. */
function pricesSection(sheet: Sheet, { language, lines }: PriceStepDocument): Section {
  const words = INDEXATION_WORDS[language];
  const price = (micro: string) => formatUnitPrice(BigInt(micro), language);
  return {
    ...figureTable(sheet, {
      textLabel: words.line,
      columns: [
        { label: [words.oldPrice], leastPt: 70, mostPt: 100 },
        { label: [words.newPriceAlone], leastPt: 70, mostPt: 100 },
        { label: [words.from], leastPt: 58, mostPt: 96 },
      ],
      rows: lines.map(({ text, oldUnitPriceMicro, newUnitPriceMicro, effectiveOn }) => ({
        text,
        notes: [],
        figures: [price(oldUnitPriceMicro), price(newUnitPriceMicro), formatDate(effectiveOn, language)],
      })),
    }),
    closing: gap(TABLE_GAP_PT),
  };
}

/** What stands on the letter that announces a yearly step of prices. */
export function priceStepPaper(document: PriceStepDocument): DrawablePaper {
  const { language, issuedOn, creditor, debtor, reference, lines } = document;
  const words = INDEXATION_WORDS[language];
  const paper: Paper = {
    language,
    title: reference === null ? words.heading : `${words.heading}: ${reference}`,
    madeOn: issuedOn,
    creditor,
    debtor,
    facts: [
      [
        { label: words.writtenOn, value: formatDate(issuedOn, language) },
        { label: WORDS[language].customerNumber, value: debtor.customerNumber },
      ],
    ],
    texts: lines.map(({ text }) => text),
  };
  const sectionsOn = (sheet: Sheet) => [
    textOf(sheet, words.intro),
    pricesSection(sheet, document),
    textOf(sheet, words.contact),
  ];
  return { paper, sectionsOn };
}
