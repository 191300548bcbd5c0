import type { CivilDate } from '../calendar/calendar.ts';
import type { InvoiceDocument } from '../invoices/invoice.ts';

/** A price that moves, as the debtor is told: millionths of a krone without VAT, as text. */
export interface AnnouncedPrice {
  readonly text: string;
  readonly oldUnitPriceMicro: string;
  readonly newUnitPriceMicro: string;
  readonly effectiveOn: CivilDate;
}

/** The letter that announces a yearly step of prices. */
export interface PriceStepDocument extends Pick<InvoiceDocument, 'language' | 'creditor' | 'debtor'> {
  readonly kind: 'price_step';
  /** The day of its batch. */
  readonly issuedOn: CivilDate;
  readonly reference: string | null;
  readonly lines: readonly AnnouncedPrice[];
}
