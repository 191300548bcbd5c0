import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const DEMANDED = {
  DATABASE_URL: 'postgresql://localhost/termin',
  TEMPORAL_ADDRESS: 'localhost:7233',
  SMTP_URL: 'smtp://localhost',
  DROP_FOLDER: '/tmp/drop',
};

test.each(Object.keys(DEMANDED))('without %s, or with nothing in it, no worker starts', (name) => {
  expect(() => readSettings({ ...DEMANDED, [name]: undefined })).toThrow(`${name} is not set`);
  expect(() => readSettings({ ...DEMANDED, [name]: '' })).toThrow(`${name} is not set`);
});

test('what is left out or empty has a default', () => {
  const expected = { temporalNamespace: 'default', mailSender: null, mailsPerSecond: 20, bsSubsystem: 'BS1' };
  expect(readSettings(DEMANDED)).toMatchObject(expected);
  const empty = { TEMPORAL_NAMESPACE: '', MAIL_FROM: '', MAILS_PER_SECOND: '', BS_SUBSYSTEM: '' };
  expect(readSettings({ ...DEMANDED, ...empty })).toMatchObject(expected);
});

test.each([
  ['MAILS_PER_SECOND', '0'],
  ['MAILS_PER_SECOND', 'many'],
  ['BS_SUBSYSTEM', 'BS2'],
])('%s cannot be %s', (name, value) => {
  expect(() => readSettings({ ...DEMANDED, [name]: value })).toThrow(name);
});
