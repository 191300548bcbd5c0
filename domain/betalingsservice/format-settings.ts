/** How a creditor's files for Betalingsservice are written where the agreement leaves a choice. */
export interface FormatSettings {
  /** What fills up a customer number to its fifteen positions. */
  readonly customerNumberPadding: 'zeros' | 'blanks';
  /** Whether collections name the mandate, or zeros in its place. */
  readonly mandateNumbers: 'sent' | 'zeros';
  /** What becomes of a delivery whose payouts come to more than its collections. */
  readonly negativeNet: 'hold_payouts' | 'refuse';
  /** What stands as the payer's id in an automatic collection. */
  readonly payerIdAutomatic: 'blank' | 'zeros' | 'payment_id';
  /** What stands as the payer's id in a slip. */
  readonly payerIdSlip: 'payment_id' | 'blank';
  /** The section in which slips are delivered. */
  readonly slipSection: '0117' | '0118';
  /** BS022, record 00010, positions 93 and 94. */
  readonly companyFlags: string;
  /** Whether records are filled up with blanks to 128 characters. */
  readonly trailingBlanks: 'padded' | 'trimmed';
}

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
