import type { DeliveryChannel } from '../activities/channel/delivery-channel.ts';
import { createFolderChannel } from '../activities/channel/folder-channel.ts';
import { createFolderReturns } from '../activities/channel/folder-returns.ts';
import type { ReturnChannel } from '../activities/channel/return-channel.ts';
import { createSftpChannel } from '../activities/channel/sftp-channel.ts';
import { createSftpReturns } from '../activities/channel/sftp-returns.ts';
import type { ChannelSettings } from './channel-settings.ts';

/** The ways to and from Betalingsservice, as the settings have them. They connect when they are used. */
export function createChannels(
  settings: ChannelSettings,
  { settleMs }: { settleMs: number },
): { readonly deliveryChannel: DeliveryChannel; readonly returnChannel: ReturnChannel | null } {
  const { kind, dropFolder, returnFolder: folder, returnArchive: archive } = settings;
  if (kind === 'folder') {
    return {
      deliveryChannel: createFolderChannel(dropFolder),
      returnChannel: folder === null ? null : createFolderReturns({ folder, archive, settleMs }),
    };
  }
  const { server } = settings;
  return {
    deliveryChannel: createSftpChannel({ server, folder: dropFolder }),
    returnChannel: folder === null ? null : createSftpReturns({ server, folder, archive, settleMs }),
  };
}
