import { expect, test } from '@jest/globals';
import { isInsideAddress, refuseUrl } from './inside-address.ts';

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback, its whole range'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.1.1', 'link-local'],
  ['169.254.169.254', 'metadata'],
  ['168.63.129.16', 'metadata of Azure'],
  ['100.64.0.1', 'carrier-grade NAT'],
  ['100.100.100.200', 'metadata of Alibaba'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'this network'],
  ['192.0.0.1', 'IETF'],
  ['192.0.2.1', 'documentation'],
  ['198.18.0.1', 'benchmarks'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local with its zone'],
  ['fec0::1', 'site-local'],
  ['fc00::1', 'unique-local'],
  ['fd00:ec2::254', 'metadata of AWS'],
  ['ff02::1', 'multicast'],
  ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
  ['::ffff:7f00:1', 'IPv4-mapped loopback in hexadecimal'],
  ['::ffff:169.254.169.254', 'IPv4-mapped metadata'],
  ['::127.0.0.1', 'IPv4-compatible loopback'],
  ['64:ff9b::7f00:1', 'NAT64 to loopback'],
  ['64:ff9b:1::1', 'local NAT64'],
  ['2002:7f00:1::', '6to4 to loopback'],
  ['2001::1', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['receiver.example', 'a name is no address'],
  ['', 'nothing'],
])('%s leads inside: %s', (address) => {
  expect(isInsideAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:400f::200e', '::ffff:8.8.8.8'])(
  '%s leads outside',
  (address) => {
    expect(isInsideAddress(address)).toBe(false);
  },
);

test.each<[string, ReturnType<typeof refuseUrl>]>([
  ['https://receiver.example/termin?key=1', null],
  ['https://8.8.8.8/', null],
  ['https://[2a00:1450:400f::200e]:8443/', null],
  ['http://receiver.example/', 'not_https'],
  ['ftp://receiver.example/', 'not_a_url'],
  ['file:///etc/passwd', 'not_a_url'],
  ['receiver.example', 'not_a_url'],
  ['https://user:secret@receiver.example/', 'not_a_url'],
  ['https://receiver.example/#part', 'not_a_url'],
  ['https://127.0.0.1/', 'inside'],
  ['https://127.1/', 'inside'],
  ['https://2130706433/', 'inside'],
  ['https://0x7f.1/', 'inside'],
  ['https://0177.0.0.1/', 'inside'],
  ['https://[::1]/', 'inside'],
  ['https://[::ffff:10.0.0.1]/', 'inside'],
  ['https://localhost/', 'inside'],
  ['https://LOCALHOST./', 'inside'],
  ['https://app.localhost/', 'inside'],
  ['https://metadata.google.internal/', 'inside'],
])('the address %s of an endpoint: %s', (url, refusal) => {
  expect(refuseUrl(url, { allowInternal: false })).toBe(refusal);
  expect(refuseUrl(url, { allowInternal: true })).toBe(refusal === 'not_a_url' ? refusal : null);
});
