import type { OneOffCharge, StandingCharge } from '../../domain/lines/charge-lines.ts';
import { DEFAULT_COLLECTION_RULES } from '../../domain/collections/collection-deadline.ts';
import type { InvoiceFacts } from '../../domain/invoices/compose-invoice.ts';
import type { DebtorId, LineId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';

const party = { name: 'Eksempel', addressLines: ['Prøvevej 1'], postcode: '8000', city: 'Aarhus C', country: 'DK' };

/** A standing line of 100 kr. with VAT, or as it is changed. */
export function standingLine(id: string, changes: Partial<StandingCharge> = {}): StandingCharge {
  return {
    kind: 'standing',
    standingLineId: id as LineId,
    position: 1,
    sets: [],
    itemPrices: null,
    discount: null,
    validFrom: null,
    validTo: null,
    prorated: false,
    itemId: null,
    itemNames: null,
    text: 'Kontingent',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 100_000_000n,
    vatCode: 'standard',
    ...changes,
  };
}

/** A line of 50 kr. with VAT that is charged once, or as it is changed. */
export function oneOffLine(id: string, changes: Partial<OneOffCharge> = {}): OneOffCharge {
  return {
    kind: 'one_off',
    oneOffLineId: id as OneOffLineId,
    chargeOn: null,
    itemId: null,
    itemNames: null,
    text: 'Gebyr',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 50_000_000n,
    vatCode: 'standard',
    ...changes,
  };
}

/** What decides an invoice of one standing line to a debtor who pays by FI 71. */
export const SAMPLE_FACTS: InvoiceFacts = {
  subscriptionId: 's' as SubscriptionId,
  debtorId: 'd' as DebtorId,
  timeZone: 'Europe/Copenhagen',
  paymentTerms: { kind: 'net_days', days: 14 },
  language: 'da',
  delivery: 'mail',
  email: 'kunde@prove.example',
  creditor: { ...party, cvr: '12345674', email: 'faktura@eksempel.example', phone: null },
  debtor: { ...party, cvr: null, customerNumber: '1001' },
  fiCreditorNumber: '80000001',
  betalingsservice: { pbsNumber: '00000018', bsDebtorGroup: '00001', customerNumber: '1001' },
  collectionRules: DEFAULT_COLLECTION_RULES,
  mandates: [],
  lines: [standingLine('l')],
};
