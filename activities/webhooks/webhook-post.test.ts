import type { lookup } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createWebhookPost } from './webhook-post.ts';

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  closes.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

/** Says what is no TLS to whoever connects, before it has heard anything. */
function listenWithoutTls(): Promise<number> {
  const server = createSocketServer((socket) => socket.on('error', () => undefined).write('no TLS\r\n'));
  closes.push(() => server.close());
  return portOf(server);
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** A name server of the test's own, which counts how often it is asked. */
function namesTo(...answers: (readonly { address: string; family: number }[])[]) {
  const asked: string[] = [];
  const lookUp = ((name: string, _options: unknown, callback: (error: null, found: unknown) => void) => {
    const found = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(name);
    callback(null, found);
  }) as unknown as typeof lookup;
  return { asked, lookUp };
}

const LOOPBACK = { address: '127.0.0.1', family: 4 };
const OUTSIDE = { address: '8.8.8.8', family: 4 };
const message = { headers: { 'webhook-id': 'a' }, body: '{"type":"endpoint.test"}' };
const inside = createWebhookPost({ allowInternal: true });

test('the bytes and the headers come as they are, and what is answered is kept', async () => {
  const came: unknown[] = [];
  const port = await listen((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      came.push([request.method, request.url, request.headers['webhook-id'], request.headers['content-type']]);
      came.push(Buffer.concat(chunks).toString());
      response.writeHead(200).end('tak \u0000for det, æøå');
    })();
  });
  const answer = await inside({ url: `http://127.0.0.1:${port}/a?b=c`, ...message });
  expect(came).toEqual([['POST', '/a?b=c', 'a', 'application/json'], message.body]);
  expect(answer).toMatchObject({ statusCode: 200, failure: null, answer: 'tak for det, æøå' });
  expect(answer.durationMs).toBeGreaterThanOrEqual(0);
});

test('a redirect is an answer and is not followed', async () => {
  let followed = 0;
  const port = await listen((request, response) => {
    if (request.url === '/there') followed += 1;
    response.writeHead(302, { location: '/there' }).end();
  });
  expect(await inside({ url: `http://127.0.0.1:${port}/`, ...message })).toMatchObject({ statusCode: 302 });
  expect(followed).toBe(0);
});

test('of an answer without end the first is kept', async () => {
  const port = await listen((_request, response) => {
    response.writeHead(200);
    const pour = setInterval(() => response.write('x'.repeat(1024)), 1);
    response.on('close', () => clearInterval(pour));
  });
  const answer = await inside({ url: `http://127.0.0.1:${port}/`, ...message });
  expect(answer).toMatchObject({ statusCode: 200, failure: null, answer: 'x'.repeat(1000) });
});

test('who does not answer in time, is not there, hangs up or speaks no HTTP has failed, each by its name', async () => {
  const hurried = createWebhookPost({ allowInternal: true, timeoutMs: 200 });
  const silent = await listen(() => undefined);
  expect(await hurried({ url: `http://127.0.0.1:${silent}/`, ...message })).toMatchObject({ failure: 'timeout' });
  const rude = await listen((request) => request.socket.destroy());
  expect(await inside({ url: `http://127.0.0.1:${rude}/`, ...message })).toMatchObject({ failure: 'broken_off' });
  const plain = await listen((request) => request.socket.end('no HTTP\r\n\r\n'));
  expect(await inside({ url: `http://127.0.0.1:${plain}/`, ...message })).toMatchObject({ failure: 'broken_off' });
  expect(await inside({ url: `https://127.0.0.1:${await listenWithoutTls()}/`, ...message })).toMatchObject({
    failure: 'certificate',
  });
  expect(await inside({ url: 'http://127.0.0.1:9/', ...message })).toMatchObject({ failure: 'not_connected' });
  expect(await inside({ url: 'http://nobody.invalid/', ...message })).toMatchObject({ failure: 'name_not_found' });
});

test('a name that leads inside is not connected to, nor one that leads inside among others', async () => {
  let came = 0;
  const port = await listen((_request, response) => {
    came += 1;
    response.end();
  });
  for (const found of [[LOOPBACK], [OUTSIDE, LOOPBACK], [{ address: '::ffff:127.0.0.1', family: 6 }], []]) {
    const { asked, lookUp } = namesTo(found);
    const post = createWebhookPost({ allowInternal: false, lookUp });
    expect(await post({ url: `https://receiver.example:${port}/`, ...message })).toMatchObject({
      statusCode: null,
      failure: 'address_refused',
    });
    expect(asked).toEqual(['receiver.example']);
  }
  expect(came).toBe(0);
});

test('an address inside that stands in the URL is not connected to', async () => {
  let came = 0;
  const port = await listen((_request, response) => {
    came += 1;
    response.end();
  });
  const { asked, lookUp } = namesTo([OUTSIDE]);
  const post = createWebhookPost({ allowInternal: false, lookUp });
  for (const host of ['127.0.0.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', 'localhost']) {
    expect(await post({ url: `https://${host}:${port}/`, ...message })).toMatchObject({ failure: 'address_refused' });
  }
  expect({ asked, came }).toEqual({ asked: [], came: 0 });
});

test('a name is looked up once, and what it led to then is connected to', async () => {
  let came = 0;
  const port = await listen((_request, response) => {
    came += 1;
    response.end();
  });
  // Whoever asked again would be led elsewhere.
  const { asked, lookUp } = namesTo([LOOPBACK], [{ address: '127.0.0.2', family: 4 }]);
  const post = createWebhookPost({ allowInternal: true, lookUp });
  expect(await post({ url: `http://rebinding.example:${port}/`, ...message })).toMatchObject({ statusCode: 200 });
  expect({ asked, came }).toEqual({ asked: ['rebinding.example'], came: 1 });
});
