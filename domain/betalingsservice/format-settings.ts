/** Blanks at the end of a record: kept, so that all are 128 wide, or left off. Betalingsservice takes both. */
export type TrailingBlanks = 'padded' | 'trimmed';

/** The fifteen digits of a payer id in BS042, positions 106-120: the payment id, or nothing in one of two ways. */
export type PayerId = 'payment_id' | 'blank' | 'zeros';

/** What the format leaves open and a creditor's agreement with Betalingsservice settles. */
export interface FormatSettings {
  /** `zeros`: to the right, after zeros. `blanks`: to the left, before blanks. Positions 28-42 of each record of a collection. */
  readonly customerNumberPadding: 'zeros' | 'blanks';
  /** `zeros`: mandates are left to Betalingsservice's own register. Positions 43-51. */
  readonly mandateNumbers: 'sent' | 'zeros';
  /**
   * What to do about a section that pays out more than it collects: how its total is to be written is not known. `refuse`: it is not written,
   * so that all of its pay-outs wait.
   */
  readonly negativeNet: 'hold_payouts' | 'refuse';
  /** In section 0112. */
  readonly payerIdAutomatic: PayerId;
  /** In the section of slips. */
  readonly payerIdSlip: Exclude<PayerId, 'zeros'>;
  /** The section of payment slips that are sent whatever mandate there is. */
  readonly slipSection: '0117' | '0118';
  /** Two characters: how papers to a company are sent. BS022, record number 00010, positions 93 and 94. */
  readonly companyFlags: string;
  readonly trailingBlanks: TrailingBlanks;
}

/**
 * What most implementations do that are known: numbers after zeros, mandates sent where they are known, no payer id for automatic
 * payments and the payment id for slips. A section that would pay out more than it collects holds pay-outs back for the next one.
 */
export const DEFAULT_FORMAT_SETTINGS: FormatSettings = {
  customerNumberPadding: 'zeros',
  mandateNumbers: 'sent',
  negativeNet: 'hold_payouts',
  payerIdAutomatic: 'blank',
  payerIdSlip: 'payment_id',
  slipSection: '0117',
  companyFlags: '  ',
  trailingBlanks: 'padded',
};
