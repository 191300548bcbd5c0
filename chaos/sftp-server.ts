// An SFTP server as a process of its own on a folder of the disk: it behaves as its mood says.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { renameSync, rmSync, statSync, type Stats, writeFileSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { basename, join, normalize } from 'node:path';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { LOOPBACK } from '../dev/free-ports.ts';
import { type Mood, readMood } from './mood.ts';

const { Server, utils } = ssh2;
const { OPEN_MODE, STATUS_CODE } = utils.sftp;
const MILLISECONDS = 1000;

const [, , folder = '', user = '', password = ''] = process.argv;
const root = join(folder, 'files');
for (const name of ['out', 'in', 'archive']) mkdirSync(join(root, name), { recursive: true });
const keyFile = join(folder, 'host-key');
// The package cannot read one of 256 keys that it makes: another is made then.
while (!existsSync(keyFile) || utils.parseKey(readFileSync(keyFile)) instanceof Error) {
  writeFileSync(keyFile, utils.generateKeyPairSync('ed25519').private, { mode: 0o600 });
}
const hostKey = readFileSync(keyFile);
const mood = (): Mood => readMood(join(folder, 'mood'));

const onDisk = (path: string) => join(root, normalize(`/${path}`));
const attributesOf = (file: Stats) => ({
  mode: file.mode,
  uid: 0,
  gid: 0,
  size: file.size,
  atime: Math.floor(file.atimeMs / MILLISECONDS),
  mtime: Math.floor(file.mtimeMs / MILLISECONDS),
});
const codeOf = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT' ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE;

const named = (filename: string, path: string) => ({
  filename,
  longname: `-rw-r----- 1 0 0 0 Jan 1 00:00 ${filename}`,
  attrs: attributesOf(statSync(path)),
});

function answerRequests(sftp: SFTPWrapper, hangUp: () => void): void {
  const handles = new Map<number, { readonly file: number } | { left: string[]; readonly path: string }>();
  let made = 0;
  const give = (id: number, handle: { readonly file: number } | { left: string[]; readonly path: string }) => {
    made += 1;
    handles.set(made, handle);
    const token = Buffer.alloc(4);
    token.writeUInt32BE(made);
    sftp.handle(id, token);
  };
  const handleOf = (token: Buffer) => handles.get(token.readUInt32BE());
  const fileOf = (token: Buffer): number => {
    const handle = handleOf(token);
    if (handle === undefined || !('file' in handle)) throw new Error('no such file is open');
    return handle.file;
  };
  /** What a request fails with is its answer. */
  const answering = (id: number, work: () => void) => {
    try {
      work();
    } catch (error) {
      sftp.status(id, codeOf(error));
    }
  };
  const well = (id: number) => sftp.status(id, STATUS_CODE.OK);
  sftp.on('OPEN', (id, path, flags) =>
    answering(id, () => {
      const isWritten = (flags & OPEN_MODE.WRITE) !== 0;
      if (isWritten && mood() === 'full') throw new Error('no space left');
      give(id, { file: openSync(onDisk(path), isWritten ? 'w' : 'r') });
    }),
  );
  sftp.on('WRITE', (id, token, offset, data) =>
    answering(id, () => {
      const isCut = mood() === 'cutting_puts';
      if (mood() === 'full') throw new Error('no space left');
      writeSync(fileOf(token), data, 0, isCut ? data.length >> 1 : data.length, offset);
      if (isCut) hangUp();
      else well(id);
    }),
  );
  sftp.on('READ', (id, token, offset, length) =>
    answering(id, () => {
      const data = Buffer.alloc(length);
      const read = readSync(fileOf(token), data, 0, length, offset);
      if (read === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, data.subarray(0, read));
    }),
  );
  sftp.on('CLOSE', (id, token) =>
    answering(id, () => {
      const handle = handleOf(token);
      if (handle !== undefined && 'file' in handle) closeSync(handle.file);
      handles.delete(token.readUInt32BE());
      well(id);
    }),
  );
  const stat = (id: number, path: string) => answering(id, () => sftp.attrs(id, attributesOf(statSync(onDisk(path)))));
  sftp.on('STAT', stat);
  sftp.on('LSTAT', stat);
  sftp.on('FSTAT', (id, token) => answering(id, () => sftp.attrs(id, attributesOf(fstatSync(fileOf(token))))));
  sftp.on('SETSTAT', well);
  sftp.on('FSETSTAT', well);
  sftp.on('REALPATH', (id, path) => answering(id, () => sftp.name(id, [named(normalize(`/${path}`), root)])));
  sftp.on('OPENDIR', (id, path) =>
    answering(id, () => give(id, { path: onDisk(path), left: readdirSync(onDisk(path)) })),
  );
  sftp.on('READDIR', (id, token) =>
    answering(id, () => {
      const handle = handleOf(token);
      if (handle === undefined || !('left' in handle) || handle.left.length === 0) {
        sftp.status(id, STATUS_CODE.EOF);
        return;
      }
      const { left, path } = handle;
      handle.left = [];
      sftp.name(
        id,
        left.filter((name) => existsSync(join(path, name))).map((name) => named(name, join(path, name))),
      );
    }),
  );
  sftp.on('REMOVE', (id, path) =>
    answering(id, () => {
      statSync(onDisk(path));
      rmSync(onDisk(path));
      well(id);
    }),
  );
  sftp.on('RENAME', (id, from, to) =>
    answering(id, () => {
      const isOut = basename(join(onDisk(to), '..')) === 'out';
      if (isOut && mood() === 'cutting_before_renames') return hangUp();
      // As OpenSSH's server: the new name must be free.
      if (existsSync(onDisk(to))) throw new Error('the name is taken');
      renameSync(onDisk(from), onDisk(to));
      if (isOut && mood() === 'cutting_after_renames') return hangUp();
      return well(id);
    }),
  );
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined);
  // A server for each connection: that one knows its socket, and can cut it.
  const one = new Server({ hostKeys: [hostKey] }, (connection) => {
    connection.on('error', () => undefined);
    connection.on('authentication', (attempt) => {
      const isKnown = attempt.method === 'password' && attempt.username === user && attempt.password === password;
      if (isKnown) attempt.accept();
      else attempt.reject(['password']);
    });
    connection.on('session', (accept) => {
      accept().on('sftp', (open) => answerRequests(open(), () => socket.destroy()));
    });
  });
  one.injectSocket(socket);
});
server.listen(0, LOOPBACK);
await once(server, 'listening');
const parsed = utils.parseKey(hostKey);
const publicKey = parsed instanceof Error ? '' : parsed.getPublicSSH().toString('base64');
console.log(JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port, publicKey }));
