import type { Language } from '../domain/calendar/language.ts';

/** The wording of the mail and of the letter that announce a yearly step of prices. */
export const INDEXATION_WORDS = {
  da: {
    heading: 'Nye priser',
    intro: 'Dine priser reguleres årligt. Her er de nye priser, ekskl. moms.',
    oldPrice: 'Pris indtil da',
    newPrice: 'Ny pris fra',
    contact: 'Spørgsmål til de nye priser? Skriv til os.',
    writtenOn: 'Dato',
    line: 'Abonnement',
    from: 'Gælder fra',
    newPriceAlone: 'Ny pris',
  },
  en: {
    heading: 'New prices',
    intro: 'Your prices are adjusted once a year. Here are the new prices, excl. VAT.',
    oldPrice: 'Price until then',
    newPrice: 'New price from',
    contact: 'Questions about the new prices? Write to us.',
    writtenOn: 'Date',
    line: 'Subscription',
    from: 'From',
    newPriceAlone: 'New price',
  },
} as const satisfies Record<Language, Record<string, string>>;
