import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'ssh2';
import SftpClient from 'ssh2-sftp-client';

/** A server that files are sent to and fetched from. */
export interface SftpServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Null where a key is used. */
  readonly password: string | null;
  /** The file of a private key in OpenSSH's or PEM form; null where a password is used. */
  readonly keyFile: string | null;
  readonly keyPassphrase: string | null;
  /** The fingerprints that the server's key may have, as `ssh-keygen -l` prints them: `SHA256:` and 43 characters. */
  readonly hostKeys: readonly string[];
}

const CONNECT_TIMEOUT_MS = 20_000;
const GOODBYE_TIMEOUT_MS = 2000;
const KEEPALIVE_EVERY_MS = 10_000;
const KEEPALIVES_MISSED_AT_MOST = 3;

/** Longer than a large delivery takes, shorter than the activity that asks for it may. */
const SESSION_TIMEOUT_MS = 240_000;

/**
 * Connects to the server, does the work and leaves it. A server whose key is not pinned is left before it is told who is there.
 * @throws where no key is pinned, where the server cannot be reached or trusted, where the work fails, and where it takes too long.
 */
export async function withSftp<Outcome>(
  server: SftpServer,
  work: (client: SftpClient) => Promise<Outcome>,
): Promise<Outcome> {
  const client = await openSftp(server);
  try {
    return await inTime(work(client));
  } finally {
    await leaveSftp(client);
  }
}

/** A connection to the server, which the caller ends. @throws as `withSftp` does. */
export async function openSftp(server: SftpServer): Promise<SftpClient> {
  if (server.hostKeys.length === 0) throw new Error(`no key of ${server.host} is pinned`);
  // What ends a connection fails the work that is under way on it: nobody else needs to hear of it.
  const client = new SftpClient('termin', {});
  try {
    await connect(client, server);
    return client;
  } catch (error) {
    await leaveSftp(client);
    throw error;
  }
}

/** Ends a connection, whether or not the server answers. */
export async function leaveSftp(client: SftpClient): Promise<void> {
  const over = new AbortController();
  await Promise.race([
    client.end().catch(() => false),
    sleep(GOODBYE_TIMEOUT_MS, undefined, { signal: over.signal }).catch(() => undefined),
  ]);
  over.abort();
  // A server that hangs would keep the socket.
  connectionOf(client).destroy();
}

async function connect(client: SftpClient, server: SftpServer): Promise<void> {
  const { host, port, user, password, keyFile, keyPassphrase, hostKeys } = server;
  let refusedKey: string | null = null;
  try {
    await client.connect({
      host,
      port,
      username: user,
      ...(password === null ? {} : { password }),
      ...(keyFile === null ? {} : { privateKey: await readFile(keyFile) }),
      ...(keyPassphrase === null ? {} : { passphrase: keyPassphrase }),
      readyTimeout: CONNECT_TIMEOUT_MS,
      keepaliveInterval: KEEPALIVE_EVERY_MS,
      keepaliveCountMax: KEEPALIVES_MISSED_AT_MOST,
      hostVerifier: (key: Buffer) => {
        const shown = fingerprintOf(key);
        if (hostKeys.includes(shown)) return true;
        refusedKey = shown;
        return false;
      },
    });
    // Requests are small, and each waits for the answer to the one before.
    connectionOf(client).setNoDelay(true);
  } catch (error) {
    if (refusedKey === null) throw error;
    throw new Error(`${host} shows the key ${String(refusedKey)}, which is not pinned`, { cause: error });
  }
}

// The package has no word for what its connection can do.
function connectionOf(client: SftpClient): Client {
  return (client as unknown as { readonly client: Client }).client;
}

/** As OpenSSH prints it. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '')}`;
}

async function inTime<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the server takes too long')), SESSION_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The bytes of a file, piece by piece. What breaks while they are read, the reader is told. What breaks once they are read is nobody's: the
 * answer to the closing of the file is not waited for, and an error that no one hears would end the whole process.
 */
export function readRemoteFile(client: SftpClient, path: string): AsyncIterable<Buffer> {
  return client.createReadStream(path).on('error', () => undefined);
}

/** A path on a server, whatever the system of this machine. */
export function remotePath(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name}`;
}
