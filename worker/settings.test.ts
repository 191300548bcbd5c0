import { describe, expect, test } from '@jest/globals';
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

test('all that is missing or wrong is told at once', () => {
  expect(() => readSettings({ MAILS_PER_SECOND: 'many', BS_CHANNEL: 'sftp', SFTP_PORT: '0' })).toThrow(
    expect.objectContaining({
      faults: [
        'DATABASE_URL is not set',
        'TEMPORAL_ADDRESS is not set',
        'SMTP_URL is not set',
        'MAILS_PER_SECOND is not a number above zero: many',
        'one of SFTP_PASSWORD and SFTP_KEY_FILE is needed, and not both',
        'SFTP_HOST_KEY is not set',
        'SFTP_HOST is not set',
        'SFTP_PORT is not a port: 0',
        'SFTP_USER is not set',
      ],
    }),
  );
});

test('what is left out or empty has a default', () => {
  const expected = {
    temporalNamespace: 'default',
    mailSender: null,
    publicUrl: null,
    mailsPerSecond: 20,
    load: { activitiesAtOnce: 16, mailsAtOnce: 8, pollersAtMost: null, workflowsInMemory: null },
    databaseConnections: 20,
    bsSubsystem: 'BS1',
    webhooksAllowInternal: false,
    eventsKeptDays: 90,
  };
  expect(readSettings(DEMANDED)).toMatchObject(expected);
  const empty = {
    TEMPORAL_NAMESPACE: '',
    MAIL_FROM: '',
    MAILS_PER_SECOND: '',
    WORKFLOWS_IN_MEMORY: '',
    EVENTS_KEPT_DAYS: '',
    ACTIVITIES_AT_ONCE: '',
    MAILS_AT_ONCE: '',
    POLLERS_AT_MOST: '',
    DATABASE_CONNECTIONS: '',
    BS_SUBSYSTEM: '',
  };
  expect(readSettings({ ...DEMANDED, ...empty })).toMatchObject(expected);
});

test.each([
  ['MAILS_PER_SECOND', '0'],
  ['MAILS_PER_SECOND', 'many'],
  ['WORKFLOWS_IN_MEMORY', '0'],
  ['WORKFLOWS_IN_MEMORY', '1.5'],
  ['EVENTS_KEPT_DAYS', '6'],
  ['EVENTS_KEPT_DAYS', '90.5'],
  ['ACTIVITIES_AT_ONCE', '0'],
  ['MAILS_AT_ONCE', '-1'],
  ['POLLERS_AT_MOST', '0'],
  ['DATABASE_CONNECTIONS', '15'],
  ['BS_SUBSYSTEM', 'BS2'],
])('%s cannot be %s', (name, value) => {
  expect(() => readSettings({ ...DEMANDED, [name]: value })).toThrow(name);
});

test('a worker has connections for as many activities as it has at once, and some beside', () => {
  const { load, databaseConnections } = readSettings({ ...DEMANDED, ACTIVITIES_AT_ONCE: '40', POLLERS_AT_MOST: '30' });
  expect([load.activitiesAtOnce, load.pollersAtMost, databaseConnections]).toEqual([40, 30, 44]);
  const few = { ...DEMANDED, ACTIVITIES_AT_ONCE: '4', DATABASE_CONNECTIONS: '4' };
  expect(readSettings(few).databaseConnections).toBe(4);
});

describe('the way to Betalingsservice', () => {
  const KEY = `SHA256:${'A'.repeat(42)}8`;
  const OVER_SFTP = {
    ...DEMANDED,
    DROP_FOLDER: '',
    BS_CHANNEL: 'sftp',
    SFTP_HOST: 'sftp.example.dk',
    SFTP_USER: 'termin',
    SFTP_PASSWORD: 'secret',
    SFTP_HOST_KEY: KEY,
  };

  test('is a folder where nothing else is said, and nothing is read back', () => {
    expect(readSettings(DEMANDED)).toMatchObject({
      channel: { kind: 'folder', dropFolder: '/tmp/drop', returnFolder: null, returnArchive: null },
      returnSettleMs: 10_000,
      receipts: null,
    });
  });

  test('is a server with a pinned key, and then no folder here is needed', () => {
    const { channel } = readSettings({ ...OVER_SFTP, SFTP_OUT: 'out', SFTP_IN: 'in', SFTP_ARCHIVE: 'in/stored' });
    expect(channel).toEqual({
      kind: 'sftp',
      server: {
        host: 'sftp.example.dk',
        port: 22,
        user: 'termin',
        password: 'secret',
        keyFile: null,
        keyPassphrase: null,
        hostKeys: [KEY],
      },
      dropFolder: 'out',
      returnFolder: 'in',
      returnArchive: 'in/stored',
    });
  });

  test('may have two pinned keys while a server changes its own', () => {
    const { channel } = readSettings({ ...OVER_SFTP, SFTP_HOST_KEY: `${KEY}  ${KEY}` });
    expect(channel).toMatchObject({ server: { hostKeys: [KEY, KEY] } });
  });

  test.each([
    ['BS_CHANNEL', 'ftp'],
    ['SFTP_HOST', ''],
    ['SFTP_USER', ''],
    ['SFTP_HOST_KEY', ''],
    ['SFTP_HOST_KEY', 'MD5:aa'],
    ['SFTP_PORT', '0'],
    ['SFTP_PORT', 'ssh'],
    ['SFTP_PASSWORD', ''],
    ['SFTP_KEY_FILE', '/key-and-a-password'],
    ['RETURN_SETTLE_SECONDS', '-1'],
    ['RETURN_POLL_SECONDS', '0'],
  ])('%s cannot be %j', (name, value) => {
    expect(() => readSettings({ ...OVER_SFTP, [name]: value })).toThrow(name);
  });

  test('a receipt is awaited for a day where it is a file and nothing else is said', () => {
    expect(readSettings({ ...DEMANDED, BS_RECEIPT: 'file' }).receipts).toEqual({ suffix: '.ok', waitMs: 86_400_000 });
    const other = { BS_RECEIPT: 'file', BS_RECEIPT_SUFFIX: '.kvt', BS_RECEIPT_HOURS: '2' };
    expect(readSettings({ ...DEMANDED, ...other }).receipts).toEqual({ suffix: '.kvt', waitMs: 7_200_000 });
    expect(() => readSettings({ ...DEMANDED, BS_RECEIPT: 'mail' })).toThrow('BS_RECEIPT');
    expect(() => readSettings({ ...DEMANDED, ...other, BS_RECEIPT_HOURS: '0' })).toThrow('BS_RECEIPT_HOURS');
  });
});
