import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { composeMail } from './compose-message.ts';
import { envelopeAddress } from './envelope-address.ts';
import { createMailer, isRefusedForGood } from './mailer.ts';
import { everyAddress } from './send-letter.ts';

interface Taken {
  readonly to: readonly string[];
  readonly usesUtf8: boolean;
  readonly header: string;
}

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A mail server, and a mailer on it. */
async function start({ hideSMTPUTF8 }: { hideSMTPUTF8: boolean }) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    hideSMTPUTF8,
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .once('end', () => {
          const [header = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
          taken.push({
            to: envelope.rcptTo.map(({ address }) => address),
            usesUtf8: envelope.smtpUtf8 === true,
            header,
          });
          done();
        });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, sender: null });
  stops.push(
    () => mailer.close(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  const send = async (recipient: string, alsoTo: string[] = [], copyTo: string[] = []) => {
    const addressees = { recipient, alsoTo, copyTo };
    const message = await composeMail({
      mail: { subject: 'Prøve', html: '<p>x</p>', text: 'x' },
      creditor: { name: 'Eksempelforeningen', email: 'faktura@eksempel.example' },
      debtorName: 'Prøvekunde',
      addressees,
      messageId: '<1@prove.example>',
      sender: null,
      sentAt: new Date(0),
      attachments: [],
    });
    return mailer.send({ from: 'faktura@eksempel.example', to: everyAddress(addressees), message });
  };
  return { send, taken };
}

describe('an address with æøå', () => {
  test.each([false, true])('in its domain is told as xn--, on the envelope and in the mail', async (hideSMTPUTF8) => {
    const { send, taken } = await start({ hideSMTPUTF8 });
    await send('kunde@prøve.example');
    // The server reads the domain back; a letter beyond ASCII on the envelope would ask for SMTPUTF8.
    expect(taken).toMatchObject([{ to: ['kunde@prøve.example'], usesUtf8: false }]);
    expect(envelopeAddress('kunde@Prøve.example')).toBe('kunde@xn--prve-hra.example');
    expect(taken[0]?.header).toMatch(/^To: .*<kunde@xn--prve-hra\.example>/m);
  });

  test('before the @ is told by SMTPUTF8 where the server has it', async () => {
    const { send, taken } = await start({ hideSMTPUTF8: false });
    await send('søren@prøve.example');
    expect(taken).toMatchObject([{ to: [expect.stringMatching(/^søren@/)], usesUtf8: true }]);
    expect(taken[0]?.header).toContain('<søren@');
  });

  test('before the @ is refused for good where the server has it not, and the reason says so', async () => {
    const { send, taken } = await start({ hideSMTPUTF8: true });
    const error: unknown = await send('søren@prøve.example').catch((reason: unknown) => reason);
    expect(isRefusedForGood(error)).toBe(true);
    expect(String(error)).toMatch(/SMTPUTF8.*søren@prøve\.example/);
    expect(taken).toEqual([]);
    await send('soren@prove.example');
    expect(taken).toMatchObject([{ to: ['soren@prove.example'] }]);
  });

  test('of several stands in one mail with To and Cc, each told as for one alone', async () => {
    const { send, taken } = await start({ hideSMTPUTF8: false });
    await send('a@prøve.example', ['søren@prove.example'], ['c@prøve.example', 'A@xn--prve-hra.example']);
    const [mail, ...others] = taken;
    expect(others).toEqual([]);
    // The last is the first, written otherwise: it is told once.
    expect(mail?.to.map((address) => address.replace('xn--prve-hra', 'prøve'))).toEqual([
      'a@prøve.example',
      'søren@prove.example',
      'c@prøve.example',
    ]);
    expect(mail?.header).toMatch(/^To: .*<a@xn--prve-hra\.example>,\s+.*søren@prove\.example/m);
    expect(mail?.header).toMatch(/^Cc: .*c@xn--prve-hra\.example/m);
  });

  test('before the @ keeps nobody else from the mail where the server has no SMTPUTF8', async () => {
    const { send, taken } = await start({ hideSMTPUTF8: true });
    expect(await send('a@prove.example', [], ['søren@prove.example'])).toMatchObject({
      taken: ['a@prove.example'],
      refused: [{ address: 'søren@prove.example', reason: expect.stringContaining('SMTPUTF8') }],
      deferred: [],
    });
    expect(taken.map(({ to }) => to)).toEqual([['a@prove.example']]);
  });
});
