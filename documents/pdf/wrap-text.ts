import type { Sheet, Style } from './sheet.ts';
import { clean, widthPt } from './sheet.ts';

const graphemes = new Intl.Segmenter('da', { granularity: 'grapheme' });

/** Cuts a word that is wider than a whole line into pieces that fit; a single character always counts as fitting. */
function cutWord(word: string, maxWidthPt: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let pieceWidthPt = 0;
  for (const { segment } of graphemes.segment(word)) {
    const segmentWidthPt = measure(segment);
    if (piece !== '' && pieceWidthPt + segmentWidthPt > maxWidthPt) {
      pieces.push(piece);
      piece = '';
      pieceWidthPt = 0;
    }
    piece += segment;
    pieceWidthPt += segmentWidthPt;
  }
  return [...pieces, piece];
}

/** The text broken into lines that are no wider than the room, at blanks, and within a word only where that alone is too wide. */
export function wrapText(sheet: Sheet, text: string, style: Style, maxWidthPt: number): string[] {
  const known = new Map<string, number>();
  const measure = (part: string): number => {
    const width = known.get(part) ?? widthPt(sheet, part, style);
    known.set(part, width);
    return width;
  };
  const blankWidthPt = measure(' ');
  const lines: string[] = [];
  let line = '';
  let lineWidthPt = 0;
  for (const word of clean(sheet, text).split(' ')) {
    const pieces = measure(word) > maxWidthPt ? cutWord(word, maxWidthPt, measure) : [word];
    for (const [index, piece] of pieces.entries()) {
      const joinedPt = lineWidthPt + blankWidthPt + measure(piece);
      if (line !== '' && index === 0 && joinedPt <= maxWidthPt) {
        line += ` ${piece}`;
        lineWidthPt = joinedPt;
      } else {
        if (line !== '') lines.push(line);
        line = piece;
        lineWidthPt = measure(piece);
      }
    }
  }
  return line === '' ? lines : [...lines, line];
}
