const BEYOND_ASCII = /\P{ASCII}/u;

/** An address at its last @; null where it has none. */
export function splitAddress(address: string): { readonly local: string; readonly domain: string } | null {
  const at = address.lastIndexOf('@');
  return at < 1 || at === address.length - 1 ? null : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** Whether the part before the @ has letters that only a mail server with SMTPUTF8 takes. RFC 6531. */
export function needsSmtpUtf8(address: string): boolean {
  return BEYOND_ASCII.test(splitAddress(address)?.local ?? address);
}
