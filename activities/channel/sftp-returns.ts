import type SftpClient from 'ssh2-sftp-client';
import { freeName, isTemporaryName, settledFiles, type ReturnChannel, type ReturnFile } from './return-channel.ts';
import { leaveSftp, openSftp, readRemoteFile, remotePath, withSftp, type SftpServer } from './sftp-session.ts';

/**
 * A folder on a server that files are fetched from. `archive` is a folder there that they are moved to; null to delete them.
 */
export function createSftpReturns({
  server,
  folder,
  archive,
  settleMs,
}: {
  server: SftpServer;
  folder: string;
  archive: string | null;
  settleMs: number;
}): ReturnChannel {
  return {
    list: () => withSftp(server, (client) => settledFiles(() => look(client, folder), settleMs)),
    open: (name) => read(server, remotePath(folder, name)),
    done: (name) =>
      withSftp(server, async (client) => {
        const path = remotePath(folder, name);
        if ((await client.exists(path)) === false) return;
        if (archive === null) {
          await client.delete(path, true);
          return;
        }
        const free = await freeName(name, async (taken) => (await client.exists(remotePath(archive, taken))) !== false);
        await client.rename(path, remotePath(archive, free));
      }),
  };
}

async function look(client: SftpClient, folder: string): Promise<ReturnFile[]> {
  const entries = await client.list(folder === '' ? '.' : folder);
  return entries
    .filter(({ type, name }) => type === '-' && !isTemporaryName(name) && !name.includes('/'))
    .map(({ name, size, modifyTime }) => ({ name, size, modifiedAt: new Date(modifyTime) }));
}

async function* read(server: SftpServer, path: string): AsyncGenerator<Uint8Array> {
  const client = await openSftp(server);
  try {
    const { size } = await client.stat(path);
    let received = 0;
    for await (const chunk of readRemoteFile(client, path)) {
      received += chunk.length;
      yield chunk;
    }
    if (received !== size) throw new Error(`${path} broke off after ${received} of ${size} bytes`);
  } finally {
    await leaveSftp(client);
  }
}
