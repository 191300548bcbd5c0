import { KORTART, ocrLine, type PaymentNumbers } from '../../domain/identifiers/fi71.ts';

/** The line that a document is paid by, and what it is made of. */
export function showPaymentLine({ paymentId, fiCreditorNumber }: PaymentNumbers) {
  return { ocrLine: ocrLine({ paymentId, fiCreditorNumber }), cardType: KORTART, paymentId, fiCreditorNumber };
}
