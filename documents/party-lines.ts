import type { Language } from '../domain/calendar/language.ts';
import type { Party } from '../domain/invoices/invoice.ts';
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
