import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createTurnstile } from '../../activities/turnstile.ts';

const derive = promisify(argon2);

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. Where these rise, each password is hashed anew when its person signs in. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Each takes a tenth of a second of a thread that file and name look-ups need too, and 19 MiB. */
const HASHES_AT_ONCE = 2;

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{22,86})$/;

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

const NOW: Parameters = { memory: MEMORY_KIB, passes: PASSES, lanes: LANES };

/** What is kept of a password: PHC text (https://github.com/P-H-C/phc-string-format), salt and parameters with it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, { salt, length: TAG_BYTES, parameters: NOW });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(tag)}`;
}

export interface Verified {
  readonly isRight: boolean;
  /** Whether it is kept with lower parameters than those of today. */
  readonly isDated: boolean;
}

/** Whether a password is that which was kept; null for an account that has none, which takes as long and is never right. */
export async function verifyPassword(password: string, kept: string | null): Promise<Verified> {
  const [, memory, passes, lanes, salt = '', tag = ''] = PHC.exec(kept ?? (await nobodys)) ?? [];
  const parameters = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const expected = Buffer.from(tag, 'base64');
  if (kept !== null && expected.length === 0) throw new Error('the password is kept in a form that is not known');
  const actual = await tagOf(password, { salt: Buffer.from(salt, 'base64'), length: expected.length, parameters });
  const isRight = timingSafeEqual(expected, actual) && kept !== null;
  return { isRight, isDated: parameters.memory < MEMORY_KIB || parameters.passes < PASSES };
}

const inTurn = createTurnstile(HASHES_AT_ONCE);
/** Of a password that nobody has. */
const nobodys = hashPassword(randomBytes(SALT_BYTES).toString('hex'));

async function tagOf(
  password: string,
  { salt, length, parameters }: { salt: Buffer; length: number; parameters: Parameters },
): Promise<Buffer> {
  return inTurn(() =>
    derive('argon2id', {
      // However a keyboard composes an å.
      message: password.normalize('NFC'),
      nonce: salt,
      memory: parameters.memory,
      passes: parameters.passes,
      parallelism: parameters.lanes,
      tagLength: length,
    }),
  );
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
