import type { SftpServer } from '../activities/channel/sftp-session.ts';

/** The ways to and from Betalingsservice. What is null is not used: no returns, or no archive, so that they are deleted. */
export type ChannelSettings =
  | {
      readonly kind: 'folder';
      readonly dropFolder: string;
      readonly returnFolder: string | null;
      readonly returnArchive: string | null;
    }
  | {
      readonly kind: 'sftp';
      readonly server: SftpServer;
      readonly dropFolder: string;
      readonly returnFolder: string | null;
      readonly returnArchive: string | null;
    };

/** How a delivery's receipt is named, and how long it is waited for. */
export interface ReceiptSettings {
  readonly suffix: string;
  readonly waitMs: number;
}

type Given = (name: string) => string | null;
type Demand = (name: string) => string;

const HOUR_MS = 3_600_000;
const SSH_PORT = 22;
const HIGHEST_PORT = 65_535;
const DEFAULT_RECEIPT_SUFFIX = '.ok';
const DEFAULT_RECEIPT_HOURS = 24;

/** SHA-256 in base64 without its padding, as `ssh-keygen -l` prints it. */
const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;

/** @throws Error that names the variable which is missing or wrong. */
export function readChannelSettings({ given, demand }: { given: Given; demand: Demand }): ChannelSettings {
  const kind = given('BS_CHANNEL') ?? 'folder';
  if (kind === 'folder') {
    return {
      kind,
      dropFolder: demand('DROP_FOLDER'),
      returnFolder: given('RETURN_FOLDER'),
      returnArchive: given('RETURN_ARCHIVE'),
    };
  }
  if (kind !== 'sftp') throw new Error(`BS_CHANNEL is neither folder nor sftp: ${kind}`);
  const demandForSftp = demand;
  return {
    kind,
    server: readServer({ given, demandForSftp }),
    dropFolder: given('SFTP_OUT') ?? '',
    returnFolder: given('SFTP_IN'),
    returnArchive: given('SFTP_ARCHIVE'),
  };
}

function readServer({ given, demandForSftp }: { given: Given; demandForSftp: Demand }): SftpServer {
  const port = Number(given('SFTP_PORT') ?? SSH_PORT);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) throw new Error('SFTP_PORT is not a port');
  const password = given('SFTP_PASSWORD');
  const keyFile = given('SFTP_KEY_FILE');
  if ((password === null) === (keyFile === null)) {
    throw new Error('one of SFTP_PASSWORD and SFTP_KEY_FILE is needed, and not both');
  }
  const hostKeys = demandForSftp('SFTP_HOST_KEY').split(/\s+/).filter(Boolean);
  const wrong = hostKeys.find((key) => !FINGERPRINT.test(key));
  if (wrong !== undefined) throw new Error(`SFTP_HOST_KEY is not SHA256: and 43 characters: ${wrong}`);
  return {
    host: demandForSftp('SFTP_HOST'),
    port,
    user: demandForSftp('SFTP_USER'),
    password,
    keyFile,
    keyPassphrase: given('SFTP_KEY_PASSPHRASE'),
    hostKeys,
  };
}

/** Null where the answer to the hand-over is the receipt. @throws Error that names the variable which is wrong. */
export function readReceiptSettings(given: Given): ReceiptSettings | null {
  const kind = given('BS_RECEIPT') ?? 'none';
  if (kind === 'none') return null;
  if (kind !== 'file') throw new Error(`BS_RECEIPT is neither none nor file: ${kind}`);
  const hours = Number(given('BS_RECEIPT_HOURS') ?? DEFAULT_RECEIPT_HOURS);
  if (!(hours > 0 && Number.isFinite(hours))) throw new Error('BS_RECEIPT_HOURS is not a number above zero');
  return { suffix: given('BS_RECEIPT_SUFFIX') ?? DEFAULT_RECEIPT_SUFFIX, waitMs: hours * HOUR_MS };
}
