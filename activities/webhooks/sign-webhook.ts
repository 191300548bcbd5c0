import { createHmac, randomBytes } from 'node:crypto';

/** standardwebhooks.com, "Signature scheme": `whsec_` and 24 to 64 random bytes in Base64. */
const SECRET_PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export const newWebhookSecret = (): string => SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** What is sent: an id that stays the same however often it is sent, the second of this try, and the bytes. */
export interface SignedParts {
  readonly id: string;
  readonly atSeconds: number;
  readonly body: string;
}

/** The headers of a message, signed by each secret (`v1`: HMAC-SHA256), with a blank between the signatures. */
export function webhookHeaders(
  { id, atSeconds, body }: SignedParts,
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': `${atSeconds}`, 'webhook-signature': signatures.join(' ') };
}
