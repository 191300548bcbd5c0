const ACCOUNT_DIGITS = 14;
const MODULUS = 97n;
/** D and K as ISO 13616 counts letters: 10 for A. */
const DK = '1320';

/**
 * A Danish account as an IBAN, from an IBAN or from the four digits of the registration number and the ten of the account, blanks and
 * hyphens aside. Null for what is neither: an IBAN of another country, or check digits that do not fit. ISO 13616, modulus 97.
 */
export function danishIban(text: string): string | null {
  const bare = text.replaceAll(/[ -]/g, '').toUpperCase();
  const [, checkDigits, account] = /^(?:DK(\d{2}))?(\d{14})$/.exec(bare) ?? [];
  if (account === undefined) return null;
  const iban = `DK${checkDigitsOf(account)}${account}`;
  return checkDigits === undefined || iban === bare ? iban : null;
}

/** The registration and account number in a Danish IBAN. */
export function accountOfIban(iban: string): string {
  return iban.slice(-ACCOUNT_DIGITS);
}

function checkDigitsOf(account: string): string {
  return (MODULUS + 1n - (BigInt(`${account}${DK}00`) % MODULUS)).toString().padStart(2, '0');
}
