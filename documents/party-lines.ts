import type { Language } from '../domain/calendar/language.ts';
import type { InvoiceDocument, Party } from '../domain/invoices/invoice.ts';
import { printableText } from './printable-text.ts';
import { WORDS } from './words.ts';

const HOME_COUNTRY = 'DK';
const COUNTRY_CODE = /^[A-Z]{2}$/;

function countryName(country: string, language: Language): string {
  if (!COUNTRY_CODE.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}

/** Street, postcode and city, and the country where it is not Denmark: one entry a line, none empty. */
export function addressLines({ addressLines: streets, postcode, city, country }: Party, language: Language): string[] {
  const lines = [...streets, `${postcode} ${city}`];
  if (country !== HOME_COUNTRY) lines.push(countryName(country, language));
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** "CVR-nr. 12345674", or nothing for a person. */
export function cvrLines({ cvr }: Party, language: Language): string[] {
  return cvr === null ? [] : [`${WORDS[language].cvr} ${cvr}`];
}

/** Who writes, as it stands at the foot of a mail: name, address, number, and how the creditor is reached. */
export function senderLines(creditor: InvoiceDocument['creditor'], language: Language): string[] {
  return [
    creditor.name,
    ...addressLines(creditor, language),
    ...cvrLines(creditor, language),
    creditor.email,
    ...(creditor.phone === null ? [] : [`${WORDS[language].phone} ${creditor.phone}`]),
  ].map(printableText);
}
