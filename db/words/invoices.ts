import type { PaymentDateReason } from '../../domain/collections/explain-payment-date.ts';
import type { ItemId, LineId, OneOffLineId } from '../../domain/identifiers/ids.ts';
import type { BetalingsserviceNumbers, InvoiceDocument } from '../../domain/invoices/invoice.ts';
import type { Share } from '../../domain/money/shares.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';

/** `released`: a person has approved it, or its time has passed; it is about to be issued. */
export type DraftStatus = 'waiting' | 'released' | 'dropped' | 'issued';

/** What an invoice keeps of the parties as they stood when it was issued. */
export interface InvoiceParties {
  readonly creditor: InvoiceDocument['creditor'];
  readonly debtor: InvoiceDocument['debtor'];
  /** The creditor's numbers at Betalingsservice with this debtor's customer number; null where the creditor has none. */
  readonly betalingsservice: BetalingsserviceNumbers | null;
  /** The mandate that the amount is drawn by; null where the debtor pays by FI 71. */
  readonly mandateNumber: string | null;
  /** Why it is drawn on the day on which it is; missing where it is not, and on invoices of earlier versions. */
  readonly collectionReasons?: readonly PaymentDateReason[];
}

/** A line of a draft as it is stored: amounts as text, which keeps all their digits. */
export interface StoredDraftLine {
  readonly itemId: ItemId | null;
  readonly standingLineId: LineId | null;
  readonly oneOffLineId: OneOffLineId | null;
  readonly text: string;
  readonly quantityMicro: string;
  readonly unitPriceMicro: string;
  readonly discountOre: string;
  readonly share: Share | null;
  readonly vatCode: VatCode;
  readonly vatRateBp: number;
  readonly netOre: string;
}
