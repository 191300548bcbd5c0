import type { components } from '../api/schema.ts';

type Creditor = components['schemas']['Creditor'];

/** The numbers of a creditor by which money and files find it, as they are typed. */
export interface NumbersDraft {
  readonly fiCreditorNumber: string;
  readonly hasAgreement: boolean;
  readonly pbsNumber: string;
  readonly debtorGroup: string;
  readonly dataSupplierNumber: string;
  readonly dataSupplierShared: boolean;
}

export const NO_NUMBERS: NumbersDraft = {
  fiCreditorNumber: '',
  hasAgreement: false,
  pbsNumber: '',
  debtorGroup: '',
  dataSupplierNumber: '',
  dataSupplierShared: false,
};

export const numbersOf = ({ fiCreditorNumber, betalingsservice }: Creditor): NumbersDraft => ({
  fiCreditorNumber,
  hasAgreement: betalingsservice !== null,
  pbsNumber: betalingsservice?.pbsNumber ?? '',
  debtorGroup: betalingsservice?.debtorGroup ?? '',
  dataSupplierNumber: betalingsservice?.dataSupplierNumber ?? '',
  dataSupplierShared: betalingsservice?.dataSupplierShared ?? false,
});

/** As the API takes them. The main text and the settings stay what they are, or become the defaults. */
export const numbersBodyOf = ({ fiCreditorNumber, hasAgreement, ...agreement }: NumbersDraft) => ({
  fiCreditorNumber,
  betalingsservice: hasAgreement ? agreement : null,
});
