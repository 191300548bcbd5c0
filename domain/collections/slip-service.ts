/**
 * How Betalingsservice sends slips: not at all; with the collections, in section 0112, before its deadlines; or by themselves, in the section of
 * slips, gathered every bank day.
 */
export type SlipService = 'none' | 'with_collections' | 'daily';
