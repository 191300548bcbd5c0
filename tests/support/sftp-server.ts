import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2';
import { fingerprintOf, type SftpServer } from '../../activities/channel/sftp-session.ts';
import { LOOPBACK } from '../../dev/free-ports.ts';
import { currentMs } from './test-day.ts';

/** What goes wrong, once, and then no more. */
export type SftpFault =
  | 'connection lost in the middle of a put'
  | 'connection lost before the rename'
  | 'connection lost after the rename'
  | 'fetched after the rename, and its answer lost'
  | 'connection lost in the middle of a read'
  | 'rename refused';

export interface SftpFile {
  readonly content: Buffer;
  /** Seconds since the epoch, as the protocol has it. */
  readonly modifiedAt: number;
}

/** A real server over SSH whose files are in memory, and which can be told to fail. */
export interface TestSftpServer {
  readonly port: number;
  readonly fingerprint: string;
  readonly user: string;
  readonly password: string;
  /** A private key that opens it, in OpenSSH's form, under the passphrase. */
  readonly privateKey: string;
  readonly passphrase: string;
  /** By path without a leading slash. */
  readonly files: Map<string, SftpFile>;
  /** Every rename that was made, as `from -> to`. */
  readonly renames: string[];
  /** Names that may be written and not be read. */
  readonly unreadable: Set<string>;
  put(path: string, content: string): void;
  failWith(fault: SftpFault): void;
  /** While it is away, it hangs up on whoever connects. */
  setAway(away: boolean): void;
  /** Waits so long before each answer. */
  setDelayMs(delayMs: number): void;
  stop(): Promise<void>;
}

const { Server, utils } = ssh2;
const { OPEN_MODE, STATUS_CODE } = utils.sftp;

const FILE_MODE = 0o100640;
const FOLDER_MODE = 0o040750;
const MILLISECONDS = 1000;

const CREDENTIALS = { user: 'termin', password: 'prøve', passphrase: 'prøvenøgle' };

/** The lengths of name and key, `ssh-ed25519`, and the key. */
const WHOLE_KEY_BYTES = 4 + 'ssh-ed25519'.length + 4 + 32;

interface Handle {
  readonly path: string;
  /** What READDIR has still to tell; null for a file. */
  left: string[] | null;
}

/** What all connections of a server share. */
interface Shared {
  readonly files: Map<string, SftpFile>;
  readonly renames: string[];
  readonly unreadable: Set<string>;
  fault: SftpFault | null;
  away: boolean;
  delayMs: number;
}

export async function startSftpServer(): Promise<TestSftpServer> {
  const hostKey = newKeyPair(() => utils.generateKeyPairSync('ed25519')).private;
  const userKey = newKeyPair(() =>
    utils.generateKeyPairSync('ed25519', { passphrase: CREDENTIALS.passphrase, cipher: 'aes256-ctr', rounds: 1 }),
  );
  const shared: Shared = {
    files: new Map(),
    renames: [],
    unreadable: new Set(),
    fault: null,
    away: false,
    delayMs: 0,
  };
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (shared.away) {
      socket.destroy();
      return;
    }
    // A server for each connection: that one knows its socket, and can cut it.
    const one = new Server({ hostKeys: [hostKey] }, (connection) =>
      serve(connection, { shared, userKey: userKey.public, hangUp: () => socket.destroy() }),
    );
    one.injectSocket(socket);
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    ...CREDENTIALS,
    ...shared,
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(publicKeyOf(hostKey)),
    privateKey: userKey.private,
    put: (path, content) => shared.files.set(path, newFile(Buffer.from(content))),
    failWith: (fault) => {
      shared.fault = fault;
    },
    setAway: (away) => {
      shared.away = away;
    },
    setDelayMs: (delayMs) => {
      shared.delayMs = delayMs;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What a channel needs to reach the server: by its password, with its key pinned. */
export function accessTo({ port, user, password, fingerprint }: TestSftpServer): SftpServer {
  return { host: LOOPBACK, port, user, password, keyFile: null, keyPassphrase: null, hostKeys: [fingerprint] };
}

/** One that can be read: the package takes the zero away with which one of 256 public keys begins, and cannot read that key then. */
function newKeyPair<Pair extends { readonly public: string }>(generate: () => Pair): Pair {
  for (;;) {
    const pair = generate();
    if (!(utils.parseKey(pair.public) instanceof Error) && hasWholeKey(pair.public)) return pair;
  }
}

/** A key of ed25519 is 32 bytes after its name and two lengths. */
function hasWholeKey(publicKey: string): boolean {
  const [, blob = ''] = publicKey.split(' ');
  return Buffer.from(blob, 'base64').length === WHOLE_KEY_BYTES;
}

function publicKeyOf(key: string): Buffer {
  const parsed = utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return parsed.getPublicSSH();
}

const newFile = (content: Buffer): SftpFile => ({ content, modifiedAt: Math.floor(currentMs() / MILLISECONDS) });

interface Line {
  readonly shared: Shared;
  readonly userKey: string;
  readonly hangUp: () => void;
}

function serve(connection: Connection, line: Line): void {
  connection.on('error', () => undefined);
  connection.on('authentication', (attempt) => {
    if (isWelcome(attempt, line.userKey)) attempt.accept();
    else attempt.reject(['password', 'publickey']);
  });
  connection.on('session', (accept) => {
    accept().on('sftp', (open) => answerRequests(open(), line));
  });
}

function isWelcome(attempt: AuthContext, userKey: string): boolean {
  if (attempt.username !== CREDENTIALS.user) return false;
  if (attempt.method === 'password') return attempt.password === CREDENTIALS.password;
  if (attempt.method !== 'publickey') return false;
  const known = utils.parseKey(userKey);
  if (known instanceof Error || !known.getPublicSSH().equals(attempt.key.data)) return false;
  const { signature, blob } = attempt;
  return signature === undefined || blob === undefined || known.verify(blob, signature, attempt.hashAlgo);
}

function answerRequests(sftp: SFTPWrapper, { shared, hangUp }: Line): void {
  const { files } = shared;
  const handles = new Map<number, Handle>();
  let made = 0;

  const strike = (fault: SftpFault): boolean => {
    if (shared.fault !== fault) return false;
    shared.fault = null;
    return true;
  };
  const later = (answer: () => void) => {
    if (shared.delayMs === 0) answer();
    else setTimeout(answer, shared.delayMs);
  };
  const status = (id: number, code: number) => later(() => sftp.status(id, code));
  const give = (id: number, handle: Handle) => {
    made += 1;
    handles.set(made, handle);
    const token = Buffer.alloc(4);
    token.writeUInt32BE(made);
    later(() => sftp.handle(id, token));
  };
  const handleOf = (token: Buffer) => handles.get(token.readUInt32BE());
  const isFolder = (path: string) => path === '' || [...files.keys()].some((name) => name.startsWith(`${path}/`));
  const attributesOf = (path: string) => {
    const file = files.get(path);
    if (file === undefined && !isFolder(path)) return null;
    const time = file?.modifiedAt ?? 0;
    const mode = file === undefined ? FOLDER_MODE : FILE_MODE;
    return { mode, uid: 0, gid: 0, size: file?.content.length ?? 0, atime: time, mtime: time };
  };
  const tell = (id: number, path: string | undefined) => {
    const attributes = path === undefined ? null : attributesOf(path);
    if (attributes === null) return status(id, STATUS_CODE.NO_SUCH_FILE);
    return later(() => sftp.attrs(id, attributes));
  };

  sftp.on('OPEN', (id, name, flags) => {
    const path = bare(name);
    if ((flags & OPEN_MODE.WRITE) !== 0) {
      if ((flags & OPEN_MODE.TRUNC) !== 0 || !files.has(path)) files.set(path, newFile(Buffer.alloc(0)));
    } else if (!files.has(path)) return status(id, STATUS_CODE.NO_SUCH_FILE);
    else if (shared.unreadable.has(path)) return status(id, STATUS_CODE.PERMISSION_DENIED);
    return give(id, { path, left: null });
  });
  sftp.on('WRITE', (id, token, offset, data) => {
    const path = handleOf(token)?.path ?? '';
    const half = shared.fault === 'connection lost in the middle of a put' ? data.length >> 1 : data.length;
    const before = files.get(path)?.content ?? Buffer.alloc(0);
    const content = Buffer.alloc(Math.max(before.length, offset + half));
    before.copy(content);
    data.copy(content, offset, 0, half);
    files.set(path, newFile(content));
    if (strike('connection lost in the middle of a put')) return hangUp();
    return status(id, STATUS_CODE.OK);
  });
  sftp.on('READ', (id, token, offset, length) => {
    const content = files.get(handleOf(token)?.path ?? '')?.content ?? Buffer.alloc(0);
    if (offset > 0 && strike('connection lost in the middle of a read')) return hangUp();
    if (offset >= content.length) return status(id, STATUS_CODE.EOF);
    return later(() => sftp.data(id, content.subarray(offset, offset + length)));
  });
  sftp.on('CLOSE', (id, token) => {
    handles.delete(token.readUInt32BE());
    status(id, STATUS_CODE.OK);
  });
  sftp.on('FSTAT', (id, token) => tell(id, handleOf(token)?.path));
  sftp.on('STAT', (id, name) => tell(id, bare(name)));
  sftp.on('LSTAT', (id, name) => tell(id, bare(name)));
  sftp.on('SETSTAT', (id) => status(id, STATUS_CODE.OK));
  sftp.on('FSETSTAT', (id) => status(id, STATUS_CODE.OK));
  sftp.on('REALPATH', (id, name) => {
    later(() => sftp.name(id, [{ filename: `/${bare(name)}`, longname: '', attrs: NO_ATTRIBUTES }]));
  });
  sftp.on('OPENDIR', (id, name) => {
    const path = bare(name);
    if (!isFolder(path)) return status(id, STATUS_CODE.NO_SUCH_FILE);
    const prefix = path === '' ? '' : `${path}/`;
    const inside = [...files.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
    return give(id, { path, left: inside.filter((file) => !file.includes('/')) });
  });
  sftp.on('READDIR', (id, token) => {
    const handle = handleOf(token);
    const left = handle?.left ?? [];
    if (handle === undefined || left.length === 0) return status(id, STATUS_CODE.EOF);
    handle.left = [];
    const prefix = handle.path === '' ? '' : `${handle.path}/`;
    const names = left.map((filename) => ({
      filename,
      longname: `-rw-r----- 1 0 0 0 Jan 1 00:00 ${filename}`,
      attrs: attributesOf(`${prefix}${filename}`) ?? NO_ATTRIBUTES,
    }));
    return later(() => sftp.name(id, names));
  });
  sftp.on('REMOVE', (id, name) => status(id, files.delete(bare(name)) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE));
  sftp.on('RENAME', (id, from, to) => {
    if (strike('connection lost before the rename')) return hangUp();
    const file = files.get(bare(from));
    if (file === undefined) return status(id, STATUS_CODE.NO_SUCH_FILE);
    // As OpenSSH's server: the new name must be free.
    if (files.has(bare(to)) || strike('rename refused')) return status(id, STATUS_CODE.FAILURE);
    files.delete(bare(from));
    files.set(bare(to), file);
    shared.renames.push(`${bare(from)} -> ${bare(to)}`);
    if (strike('connection lost after the rename')) return hangUp();
    if (strike('fetched after the rename, and its answer lost')) {
      files.delete(bare(to));
      return hangUp();
    }
    return status(id, STATUS_CODE.OK);
  });
}

const NO_ATTRIBUTES = { mode: FILE_MODE, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };

const bare = (path: string) => path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
