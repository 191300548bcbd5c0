const BEYOND_ASCII = /\P{ASCII}/u;

/** Letters with their marks, digits, hyphens and dots, the ideographic one too: what else stands there ends a domain, or is another's name. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;

/** An address at its last @; null where it has none, or where what follows is not a domain alone. */
export function splitAddress(address: string): { readonly local: string; readonly domain: string } | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return at < 1 || !DOMAIN.test(domain) ? null : { local: address.slice(0, at), domain };
}

/** Labels of 1 to 63 letters, digits and hyphens, none of these at an end. RFC 1035, 2.3.4; RFC 1123, 2.1. */
const DOMAIN_NAME = /^(?!-)[a-z\d-]{1,63}(?<!-)(\.(?!-)[a-z\d-]{1,63}(?<!-))*$/i;

/** Whether an ASCII domain is one that the domain name system could have. */
export function isDomainName(domain: string): boolean {
  return DOMAIN_NAME.test(domain);
}

/** Whether the part before the @ has letters that only a mail server with SMTPUTF8 takes. RFC 6531. */
export function needsSmtpUtf8(address: string): boolean {
  return BEYOND_ASCII.test(splitAddress(address)?.local ?? address);
}
