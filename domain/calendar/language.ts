/** The debtor's language: ISO 639-1. */
export type Language = 'da' | 'en';
