import { BlockList, isIP } from 'node:net';

const BITS = { 4: 32, 6: 128 } as const;
const FAMILIES = { 4: 'ipv4', 6: 'ipv6' } as const;
const RANGE = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/;

interface Range {
  readonly base: string;
  readonly bits: number;
  readonly version: 4 | 6;
}

/** What a range of addresses says, in CIDR; an address alone is a range of one. Null where it is none. RFC 4632, 3.1; RFC 4291, 2.3 */
function readRange(text: string): Range | null {
  const [, base = '', length] = RANGE.exec(text) ?? [];
  const version = isIP(base);
  if (version !== 4 && version !== 6) return null;
  const bits = length === undefined ? BITS[version] : Number.parseInt(length, 10);
  return bits > BITS[version] ? null : { base, bits, version };
}

export function isAddressRange(text: string): boolean {
  return readRange(text) !== null;
}

/** Whether an address lies in one of the ranges. An IPv4 address that is written as an IPv6 one is the same address. */
export function isAddressIn(address: string, ranges: readonly string[]): boolean {
  const version = isIP(address);
  return (version === 4 || version === 6) && listOf(ranges).check(address, FAMILIES[version]);
}

/** Whether all addresses of a range lie in one of the others. */
export function isRangeIn(text: string, ranges: readonly string[]): boolean {
  const inner = readRange(text);
  if (inner === null) return false;
  return ranges.some((range) => {
    const outer = readRange(range);
    return outer?.version === inner.version && inner.bits >= outer.bits && isAddressIn(inner.base, [range]);
  });
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of ranges) {
    const range = readRange(text);
    if (range !== null) list.addSubnet(range.base, range.bits, FAMILIES[range.version]);
  }
  return list;
}
