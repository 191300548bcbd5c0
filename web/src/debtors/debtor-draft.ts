import type { components } from '../api/schema.ts';

type Debtor = components['schemas']['Debtor'];
type DebtorInput = components['schemas']['DebtorInput'];
type Filled = Required<Omit<DebtorInput, 'customerNumber' | 'kind'>>;

/** A debtor as the form holds it: texts alone, the address as it is typed, line under line. */
export interface DebtorDraft {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly cvr: string;
  readonly ean: string;
  readonly reference: string;
  readonly email: string;
  /** An address a line. */
  readonly alsoTo: string;
  readonly copyTo: string;
  readonly delivery: Debtor['delivery'];
  readonly language: Debtor['language'];
  /** Empty: by the CVR and EAN number. */
  readonly kind: Debtor['kind'] | '';
}

export const EMPTY_DEBTOR: DebtorDraft = {
  name: '',
  address: '',
  postcode: '',
  city: '',
  country: 'DK',
  cvr: '',
  ean: '',
  reference: '',
  email: '',
  alsoTo: '',
  copyTo: '',
  delivery: 'mail',
  language: 'da',
  kind: '',
};

export function draftOf({ addressLines, cvr, ean, reference, email, alsoTo, copyTo, ...debtor }: Debtor): DebtorDraft {
  const { name, postcode, city, country, delivery, language, kind } = debtor;
  return {
    name,
    address: addressLines.join('\n'),
    postcode,
    city,
    country,
    cvr: cvr ?? '',
    ean: ean ?? '',
    reference: reference ?? '',
    email: email ?? '',
    alsoTo: alsoTo.join('\n'),
    copyTo: copyTo.join('\n'),
    delivery,
    language,
    kind,
  };
}

/** What the API takes: what is left empty is null, and lines of the address that say nothing are left out. */
export function bodyOf({ address, kind, ...draft }: DebtorDraft): Filled & Pick<DebtorInput, 'kind'> {
  return {
    name: draft.name.trim(),
    addressLines: linesOf(address),
    postcode: draft.postcode.trim(),
    city: draft.city.trim(),
    country: draft.country.trim().toUpperCase(),
    cvr: textOrNull(draft.cvr),
    ean: textOrNull(draft.ean),
    reference: textOrNull(draft.reference),
    email: textOrNull(draft.email),
    alsoTo: linesOf(draft.alsoTo),
    copyTo: linesOf(draft.copyTo),
    delivery: draft.delivery,
    language: draft.language,
    ...(kind === '' ? {} : { kind }),
  };
}

/** Lines that say something. */
const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const textOrNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());
