import type { SftpServer } from '../activities/channel/sftp-session.ts';
import type { Variables } from '../db/environment.ts';

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

const HOUR_MS = 3_600_000;
const SSH_PORT = 22;
const HIGHEST_PORT = 65_535;
const DEFAULT_RECEIPT_SUFFIX = '.ok';
const DEFAULT_RECEIPT_HOURS = 24;

/** SHA-256 in base64 without its padding, as `ssh-keygen -l` prints it. */
const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;

export const isAboveZero = (value: number): boolean => value > 0 && Number.isFinite(value);

/** What is missing or wrong is refused. */
export function readChannelSettings(variables: Variables): ChannelSettings {
  const { demanded, given, oneOf } = variables;
  const kind = oneOf('BS_CHANNEL', ['folder', 'sftp'], 'folder');
  if (kind === 'folder') {
    return {
      kind,
      dropFolder: demanded('DROP_FOLDER'),
      returnFolder: given('RETURN_FOLDER'),
      returnArchive: given('RETURN_ARCHIVE'),
    };
  }
  return {
    kind,
    server: readServer(variables),
    dropFolder: given('SFTP_OUT') ?? '',
    returnFolder: given('SFTP_IN'),
    returnArchive: given('SFTP_ARCHIVE'),
  };
}

function readServer({ demanded: demandedOfSftp, given, numeric, refuse }: Variables): SftpServer {
  const password = given('SFTP_PASSWORD');
  const keyFile = given('SFTP_KEY_FILE');
  if ((password === null) === (keyFile === null)) {
    refuse('one of SFTP_PASSWORD and SFTP_KEY_FILE is needed, and not both');
  }
  const hostKeys = demandedOfSftp('SFTP_HOST_KEY').split(/\s+/).filter(Boolean);
  const wrong = hostKeys.find((key) => !FINGERPRINT.test(key));
  if (wrong !== undefined) refuse(`SFTP_HOST_KEY is not SHA256: and 43 characters: ${wrong}`);
  return {
    host: demandedOfSftp('SFTP_HOST'),
    port: numeric('SFTP_PORT', { otherwise: SSH_PORT, holds: isPort, what: 'a port' }),
    user: demandedOfSftp('SFTP_USER'),
    password,
    keyFile,
    keyPassphrase: given('SFTP_KEY_PASSPHRASE'),
    hostKeys,
  };
}

const isPort = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= HIGHEST_PORT;

/** Null where the answer to the hand-over is the receipt. What is wrong is refused. */
export function readReceiptSettings({ given, numeric, oneOf }: Variables): ReceiptSettings | null {
  if (oneOf('BS_RECEIPT', ['none', 'file'], 'none') === 'none') return null;
  const hours = numeric('BS_RECEIPT_HOURS', {
    otherwise: DEFAULT_RECEIPT_HOURS,
    holds: isAboveZero,
    what: 'a number above zero',
  });
  return { suffix: given('BS_RECEIPT_SUFFIX') ?? DEFAULT_RECEIPT_SUFFIX, waitMs: hours * HOUR_MS };
}
