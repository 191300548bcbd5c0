import { domainToASCII } from 'node:url';
import { splitAddress } from '../../domain/identifiers/email-address.ts';

/**
 * What an address is compared by: in small letters, its domain as mail servers are told it. Small letters before the @ too, though a server
 * might tell them apart (RFC 5321, 2.4): none that people use does.
 */
export function addressKey(address: string): string {
  const parts = splitAddress(address);
  const domain = parts === null ? '' : domainToASCII(parts.domain);
  return (parts === null || domain === '' ? address : `${parts.local}@${domain}`).toLowerCase();
}
