import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, webhookHeaders } from './sign-webhook.ts';

// The library's own example; it signs whatever time is given, and refuses to verify what is old.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const AT_SECONDS = 1_614_265_330;

test('a message is signed as the public library signs it', () => {
  const body = '{"test": 2432232314, "navn": "Ærø"}';
  const headers = webhookHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atSeconds: AT_SECONDS, body }, [SECRET]);
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': `${AT_SECONDS}`,
    'webhook-signature': new Webhook(SECRET).sign('msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(AT_SECONDS * 1000), body),
  });
});

test('while a secret takes over from another both sign', () => {
  const [one, other] = [newWebhookSecret(), newWebhookSecret()];
  const parts = { id: 'a', atSeconds: AT_SECONDS, body: '{}' };
  const at = new Date(AT_SECONDS * 1000);
  expect(webhookHeaders(parts, [one, other])['webhook-signature']).toBe(
    `${new Webhook(one).sign('a', at, '{}')} ${new Webhook(other).sign('a', at, '{}')}`,
  );
});

test('a secret is 24 to 64 random bytes', () => {
  const secret = newWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  expect(newWebhookSecret()).not.toBe(secret);
});
