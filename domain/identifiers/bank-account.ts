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

const MAX_IBAN_LENGTH = 34;
const MIN_IBAN_LENGTH = 15;
const LETTER_OFFSET = 55;

/** An account of any country as an IBAN: a Danish one as above, another by its IBAN. Null for what is neither, or has wrong check digits. */
export function anyIban(text: string): string | null {
  const bare = text.replaceAll(/[ -]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(bare) || bare.startsWith('DK')) return danishIban(text);
  if (bare.length < MIN_IBAN_LENGTH || bare.length > MAX_IBAN_LENGTH) return null;
  const digits = (bare.slice(4) + bare.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - LETTER_OFFSET),
  );
  return BigInt(digits) % MODULUS === 1n ? bare : null;
}

/** By what files may name an account: its IBAN, and a Danish one by its registration and account number too. */
export function namesOfAccount(iban: string): readonly string[] {
  return iban.startsWith('DK') ? [iban, accountOfIban(iban)] : [iban];
}

/** The registration and account number in a Danish IBAN. */
export function accountOfIban(iban: string): string {
  return iban.slice(-ACCOUNT_DIGITS);
}

function checkDigitsOf(account: string): string {
  return (MODULUS + 1n - (BigInt(`${account}${DK}00`) % MODULUS)).toString().padStart(2, '0');
}
