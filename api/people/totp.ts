import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// RFC 6238 with what all programs for phones know: SHA-1, six digits, thirty seconds.
const STEP_MS = 30_000;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** A phone's clock may be off by a step, either way. RFC 6238, 5.2. */
const STEPS_OFF = [0, -1, 1] as const;

/** RFC 4648, 6. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The code of a step. RFC 4226, 5.3. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const truncated = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return (truncated % 10 ** DIGITS).toString().padStart(DIGITS, '0');
}

/** The step that a code is of, at that time; null for a code of none. */
export function totpStepOf(code: string, { secret, nowMs }: { secret: Uint8Array; nowMs: number }): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const now = Math.floor(nowMs / STEP_MS);
  const found = STEPS_OFF.find((off) => timingSafeEqual(Buffer.from(totpCode(secret, now + off)), Buffer.from(code)));
  return found === undefined ? null : now + found;
}

/** What a phone reads from a picture or is typed: https://github.com/google/google-authenticator/wiki/Key-Uri-Format. */
export function totpUri({ secret, email }: { secret: Uint8Array; email: string }): string {
  return `otpauth://totp/Termin:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=Termin`;
}

export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}
