const BEYOND_ASCII = /\P{ASCII}/u;

/** Letters with their marks, digits, hyphens and dots, the ideographic one too: what else stands there ends a domain, or is another's name. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;

/** An address at its last @; null where it has none, or where what follows is not a domain alone. */
export function splitAddress(address: string): { readonly local: string; readonly domain: string } | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return at < 1 || !DOMAIN.test(domain) ? null : { local: address.slice(0, at), domain };
}

/** Whether the part before the @ has letters that only a mail server with SMTPUTF8 takes. RFC 6531. */
export function needsSmtpUtf8(address: string): boolean {
  return BEYOND_ASCII.test(splitAddress(address)?.local ?? address);
}
