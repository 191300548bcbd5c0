import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Ranges that lead to somebody's machine out on the internet. All others are refused: inside, reserved, or a way into IPv4 by a detour. */
const OUTSIDE: ReadonlySet<string> = new Set(['unicast']);

/** Where clouds tell their machines about themselves, though the address is none of a special range: Azure's. */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IP address leads inside: this machine, its networks, or what only they can reach (RFC 6890). An address of IPv4 that is written as one
 * of IPv6 is what it stands for. What is no address leads nowhere outside.
 */
export function isInsideAddress(address: string): boolean {
  // With a zone it is of this link.
  if (isIP(address) === 0 || address.includes('%')) return true;
  const parsed = ipaddr.process(address);
  return !OUTSIDE.has(parsed.range()) || METADATA.has(parsed.toString());
}

/** The host of an address as it is connected to: that of IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** Why a URL cannot be an endpoint's; whatever its name leads to is seen when it is connected to. */
export type UrlRefusal = 'not_a_url' | 'not_https' | 'inside';

/** @param allowInternal whether the operator lets endpoints lie inside, and be reached without TLS. */
export function refuseUrl(text: string, { allowInternal }: { allowInternal: boolean }): UrlRefusal | null {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return 'not_a_url';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'not_a_url';
  if (allowInternal) return null;
  if (url.protocol !== 'https:') return 'not_https';
  const host = hostOf(url);
  if (isIP(host) !== 0) return isInsideAddress(host) ? 'inside' : null;
  // Names that never lead outside: RFC 6761, 6.3; RFC 6762, 3; RFC 8375; ICANN's resolution 2024.07.29.06 for .internal.
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(host) ? 'inside' : null;
}
