import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

/** A message as a receiver knows it, after the public library has found that it is ours. */
export interface ReceivedWebhook {
  readonly id: string;
  /** The very bytes. */
  readonly body: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly signatures: number;
  /** Which of the receiver's secrets it was verified by. */
  readonly secret: string;
}

interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Before it answers. */
  readonly afterMs?: number;
}

/** Somebody's program that gets webhooks. What cannot be verified is kept apart, and answered 401. */
export interface WebhookReceiver {
  readonly url: string;
  /** One after the other, as they came. */
  readonly received: readonly ReceivedWebhook[];
  readonly refused: readonly string[];
  /** The secrets that it knows; told after the endpoint is made. */
  readonly secrets: string[];
  answers: (message: ReceivedWebhook) => ReceiverAnswer;
  /** Resolves when so many have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 20;

export async function startWebhookReceiver(port = 0): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const refused: string[] = [];
  const secrets: string[] = [];
  const verify = (body: string, headers: Record<string, string>): string | null =>
    secrets.find((secret) => {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    }) ?? null;
  const receiver = { received, refused, secrets, answers: (): ReceiverAnswer => ({ status: 204 }) } as unknown as {
    -readonly [Key in keyof WebhookReceiver]: WebhookReceiver[Key];
  };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString('utf8');
      const secret = verify(body, request.headers as Record<string, string>);
      if (secret === null) {
        refused.push(body);
        response.writeHead(401).end();
        return;
      }
      const { type, data } = JSON.parse(body) as { type: string; data: { objectId?: string } };
      const message: ReceivedWebhook = {
        id: `${request.headers['webhook-id']?.toString()}`,
        body,
        type,
        objectId: data.objectId ?? null,
        signatures: (request.headers['webhook-signature']?.toString() ?? '').split(' ').length,
        secret,
      };
      received.push(message);
      const { status, headers = {}, body: answer = '', afterMs = 0 } = receiver.answers(message);
      await sleep(afterMs);
      response.writeHead(status, { ...headers }).end(answer);
    })();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${address.port}/termin`,
    async until(count: number) {
      while (received.length < count) await sleep(POLL_MS);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
