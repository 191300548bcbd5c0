import { expect, test } from '@jest/globals';
import { isAddressIn, isAddressRange, isRangeIn } from './address-ranges.ts';

test.each([
  ['192.0.2.0/24', true],
  ['192.0.2.7', true],
  ['2001:db8::/32', true],
  ['::1', true],
  ['0.0.0.0/0', true],
  ['192.0.2.0/33', false],
  ['2001:db8::/129', false],
  ['192.0.2', false],
  ['192.0.2.0/', false],
  ['192.0.2.0/-1', false],
  ['010.0.0.1', false],
  ['fe80::1%eth0', false],
  ['example.org', false],
  ['1', false],
  ['', false],
])('%s is a range of addresses: %s', (text, is) => {
  expect(isAddressRange(text)).toBe(is);
});

test.each([
  ['192.0.2.255', ['192.0.2.0/24'], true],
  ['192.0.3.0', ['192.0.2.0/24'], false],
  ['192.0.3.0', ['198.51.100.1', '192.0.2.0/23'], true],
  ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.2.7', ['192.0.2.7'], true],
  ['192.0.2.8', ['192.0.2.7'], false],
  ['2001:db8:1::1', ['2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['192.0.2.7', ['2001:db8::/32'], false],
  ['::1', ['0.0.0.0/0'], false],
  ['', ['0.0.0.0/0', '::/0'], false],
  ['192.0.2.7', [], false],
])('%s lies in %j: %s', (address, ranges, lies) => {
  expect(isAddressIn(address, ranges)).toBe(lies);
});

test.each([
  ['192.0.2.0/25', ['192.0.2.0/24'], true],
  ['192.0.2.0/24', ['192.0.2.0/24'], true],
  ['192.0.2.0/23', ['192.0.2.0/24'], false],
  ['192.0.3.0/25', ['192.0.2.0/24'], false],
  ['2001:db8::/48', ['192.0.2.0/24', '2001:db8::/32'], true],
  ['2001:db8::/16', ['2001:db8::/32'], false],
])('the range %s lies in %j: %s', (range, ranges, lies) => {
  expect(isRangeIn(range, ranges)).toBe(lies);
});
