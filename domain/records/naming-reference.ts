/** What banks and payers write where they have no reference (ISO 20022 payment guides, SWIFT), without blanks and signs. */
const NOTHING = new Set([
  'NONREF',
  'NOTPROVIDED',
  'NOREF',
  'NOREFERENCE',
  'NONE',
  'NA',
  'UNKNOWN',
  'INGEN',
  'INGENREFERENCE',
]);

/** Trimmed; null where it is empty or a word for nothing. */
export function saidReference(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  const bare = trimmed.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return bare === '' || NOTHING.has(bare) || /^0+$/.test(bare) ? null : trimmed;
}

/**
 * A bank's reference where it names one entry and no other; null for words that say that there is none, and for whatever has no digit but
 * zeros: what a bank numbers has digits.
 */
export function namingReference(text: string | null | undefined): string | null {
  const said = saidReference(text);
  return said !== null && /[1-9]/.test(said) ? said : null;
}
