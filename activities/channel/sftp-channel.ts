import type SftpClient from 'ssh2-sftp-client';
import type { DeliveryChannel } from './delivery-channel.ts';
import { errorCodeOf } from './error-code.ts';
import { handOverFile } from './hand-over-file.ts';
import type { OutFolder } from './out-folder.ts';
import { readRemoteFile, remotePath, withSftp, type SftpServer } from './sftp-session.ts';

/** SSH_FX_PERMISSION_DENIED. draft-ietf-secsh-filexfer-02, section 7. */
const PERMISSION_DENIED = 3;

/** A folder on a server, over a connection of its own for each file. */
export function createSftpChannel({ server, folder }: { server: SftpServer; folder: string }): DeliveryChannel {
  return {
    handOver: (file, intent) => withSftp(server, (client) => handOverFile(outFolder(client, folder), file, intent)),
  };
}

function outFolder(client: SftpClient, folder: string): OutFolder {
  const at = (name: string) => remotePath(folder, name);
  return {
    async sizeOf(name) {
      try {
        return (await client.stat(at(name))).size;
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') return null;
        throw error;
      }
    },
    async write(name, content) {
      await client.put(Buffer.from(content.buffer, content.byteOffset, content.byteLength), at(name));
    },
    // The plain rename of the protocol fails where the new name is taken; the extension of OpenSSH would replace that file.
    async rename(from, to) {
      await client.rename(at(from), at(to));
    },
    read: (name) => readRemoteFile(client, at(name)),
    isRefusedToRead: (error) => errorCodeOf(error) === PERMISSION_DENIED,
  };
}
