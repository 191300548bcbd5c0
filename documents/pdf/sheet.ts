import type { Language } from '../../domain/calendar/language.ts';
import type { FontPair } from '../fonts.ts';
import { showable } from '../fonts.ts';
import { printableText } from '../printable-text.ts';
import type { Words } from '../words.ts';

/** DIN A4 in points, and the margins that the design keeps. */
export const PAGE = {
  widthPt: 595.28,
  heightPt: 841.89,
  leftPt: 57,
  rightPt: 538.28,
  topPt: 54,
  bottomPt: 776,
} as const;
export const CONTENT_WIDTH_PT = PAGE.rightPt - PAGE.leftPt;

const INK = '#1c2127';
const SOFT = '#5c6570';

export interface Style {
  readonly font: keyof FontPair;
  readonly sizePt: number;
  readonly color: string;
  /** Extra room after each character. */
  readonly spacingPt?: number;
}

export const STYLES = {
  title: { font: 'bold', sizePt: 19, color: INK },
  letterhead: { font: 'bold', sizePt: 12, color: INK },
  address: { font: 'regular', sizePt: 9, color: INK },
  strong: { font: 'bold', sizePt: 8.5, color: INK },
  body: { font: 'regular', sizePt: 8.5, color: INK },
  soft: { font: 'regular', sizePt: 8, color: SOFT },
  label: { font: 'regular', sizePt: 7, color: SOFT },
  heading: { font: 'bold', sizePt: 9.5, color: INK },
  total: { font: 'bold', sizePt: 11, color: INK },
  paymentLine: { font: 'bold', sizePt: 12, color: INK, spacingPt: 0.8 },
} as const satisfies Record<string, Style>;

export const COLORS = { rule: '#d3d8dd', strongRule: INK, panel: '#f3f5f7' } as const;

const HAIRLINE_PT = 0.6;
/** Baseline to baseline, as a multiple of the type size. */
const LEADING = 1.42;
/** From the top of a line down to its baseline, as a multiple of the type size. */
const ASCENT = 1.02;

export const lineHeightPt = ({ sizePt }: Style): number => sizePt * LEADING;

/** An open PDF and what every part of the page needs to write on it. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly fonts: FontPair;
  readonly language: Language;
  readonly words: Words;
}

/** A piece of the page whose height is known before it is drawn. */
export interface Block {
  readonly heightPt: number;
  readonly draw: (topPt: number) => void;
}

/** The text as it will be printed: one line, no control characters, nothing the fonts lack. */
export const clean = ({ fonts }: Sheet, text: string): string => showable(printableText(text), fonts);

/** @param text cleaned */
export function widthPt({ pdf }: Sheet, text: string, { font, sizePt, spacingPt = 0 }: Style): number {
  return pdf.font(font).fontSize(sizePt).widthOfString(text, { characterSpacing: spacingPt });
}

export interface Place {
  /** The left edge, or the right one where the text is aligned right. */
  readonly xPt: number;
  /** The top of the line. */
  readonly topPt: number;
  readonly align?: 'left' | 'right';
  /** Where the text is wider than this, it is set smaller until it fits. */
  readonly maxWidthPt?: number;
}

/** Writes one line, never broken. */
export function putLine(sheet: Sheet, text: string, style: Style, { xPt, topPt, align, maxWidthPt }: Place): void {
  const cleaned = clean(sheet, text);
  // An empty run of text would leave operators without a glyph behind.
  if (cleaned === '') return;
  const natural = widthPt(sheet, cleaned, style);
  const shrink = maxWidthPt !== undefined && natural > maxWidthPt ? maxWidthPt / natural : 1;
  sheet.pdf.fontSize(style.sizePt * shrink).fillColor(style.color);
  sheet.pdf.text(cleaned, align === 'right' ? xPt - natural * shrink : xPt, topPt + style.sizePt * ASCENT, {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: (style.spacingPt ?? 0) * shrink,
  });
}

/** Writes lines under each other. Returns the top of the line that would come next. */
export function putLines(sheet: Sheet, lines: readonly string[], style: Style, place: Place): number {
  lines.forEach((line, index) =>
    putLine(sheet, line, style, { ...place, topPt: place.topPt + index * lineHeightPt(style) }),
  );
  return place.topPt + lines.length * lineHeightPt(style);
}

/** A hairline across the content, or across a part of it. */
export function putRule(
  { pdf }: Sheet,
  topPt: number,
  {
    fromPt = PAGE.leftPt,
    toPt = PAGE.rightPt,
    color = COLORS.rule,
  }: { fromPt?: number; toPt?: number; color?: string } = {},
): void {
  pdf.moveTo(fromPt, topPt).lineTo(toPt, topPt).lineWidth(HAIRLINE_PT).strokeColor(color).stroke();
}
