import { domainToASCII } from 'node:url';
import { splitAddress } from '../../domain/identifiers/email-address.ts';

/** An address as mail servers name it: the domain in ASCII, `xn--` and all. RFC 5890. */
export function envelopeAddress(address: string): string {
  const parts = splitAddress(address);
  if (parts === null) return address;
  const domain = domainToASCII(parts.domain);
  return domain === '' ? address : `${parts.local}@${domain}`;
}
