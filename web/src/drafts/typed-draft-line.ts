import type { components } from '../api/schema.ts';
import { NOTHING } from '../format/amounts.ts';

type Line = components['schemas']['DraftLine'];
type Input = components['schemas']['DraftLineInput'];

/** A line of a draft as it stands in fields, with what it was made of, which goes back as it came. */
export interface TypedDraftLine extends Pick<
  Line,
  'text' | 'quantity' | 'unitPrice' | 'vatCode' | 'share' | 'standingLineId' | 'oneOffLineId'
> {
  readonly key: string;
  /** Of a whole period; empty for none. */
  readonly discountAmount: string;
}

export const typedDraftLine = (line: Line, key: string): TypedDraftLine => ({
  key,
  text: line.text,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  vatCode: line.vatCode,
  share: line.share,
  standingLineId: line.standingLineId,
  oneOffLineId: line.oneOffLineId,
  discountAmount: line.discount === NOTHING ? '' : line.discount,
});

export const newDraftLine = (key: string): TypedDraftLine => ({
  key,
  text: '',
  quantity: '1',
  unitPrice: '',
  vatCode: 'standard',
  share: null,
  standingLineId: null,
  oneOffLineId: null,
  discountAmount: '',
});

export function draftLineInput(typed: TypedDraftLine): Input {
  const { text, quantity, unitPrice, vatCode, share, standingLineId, oneOffLineId, discountAmount } = typed;
  const line = { text, quantity, unitPrice, vatCode, share, standingLineId, oneOffLineId };
  return discountAmount === '' ? line : { ...line, discountAmount };
}
