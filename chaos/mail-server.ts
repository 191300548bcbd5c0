// A mail server as a process of its own: keeps each mail that it takes as a file, and behaves as its mood says.
import { once } from 'node:events';
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { LOOPBACK } from '../dev/free-ports.ts';
import { readMood, setMood } from './mood.ts';

const [, , folder = ''] = process.argv;
mkdirSync(folder, { recursive: true });

const saying = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
const messageIdOf = (mail: Buffer) => /^Message-ID:\s*(<[^>]+>)/im.exec(mail.toString('latin1'))?.[1] ?? 'none';

let counter = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
  onRcptTo(_address, _session, done) {
    done(readMood(join(folder, 'mood')) === 'busy' ? saying(451, 'come again later') : null);
  },
  onData(stream, _session, done) {
    void buffer(stream).then((mail) => {
      const mood = readMood(join(folder, 'mood'));
      if (mood === 'busy') return done(saying(452, 'no room now'));
      if (mood === 'refusing') {
        appendFileSync(join(folder, 'refused'), `${messageIdOf(mail)}\n`);
        return done(saying(554, 'not taken'));
      }
      counter += 1;
      const file = join(folder, `${Date.now()}-${process.pid}-${counter}.eml`);
      writeFileSync(`${file}.new`, mail);
      renameSync(`${file}.new`, file);
      if (mood === 'taking_and_hanging_up') {
        setMood(join(folder, 'mood'), 'well');
        return process.kill(process.pid, 'SIGKILL');
      }
      return done();
    });
  },
});
server.on('error', () => undefined);
server.listen(0, LOOPBACK);
await once(server.server, 'listening');
console.log(JSON.stringify({ ready: true, port: (server.server.address() as AddressInfo).port }));
