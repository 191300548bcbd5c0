import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { EndpointAnswer } from '../../db/webhooks/note-attempt.ts';
import type { WebhookFailure } from '../../db/words/webhooks.ts';
import { hostOf, isInsideAddress, refuseUrl } from './inside-address.ts';

/** Sends a message to an endpoint, once. Never fails: what went wrong is an answer too. */
export type WebhookPost = (message: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<EndpointAnswer>;

export interface WebhookPostOptions {
  /** Whether the operator lets endpoints lie inside, and be reached without TLS. */
  readonly allowInternal: boolean;
  /** From the look at its name until its answer is there. */
  readonly timeoutMs?: number;
  /** As the system's `getaddrinfo`. */
  readonly lookUp?: typeof resolve;
}

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 4096;
const ANSWER_LENGTH = 1000;

/** A name leads to an address that is not allowed. */
class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'ADDRESS_REFUSED';
}

/** How Termin sends webhooks from here. No redirect is followed, and nothing is connected to but an address that was looked at. */
export function createWebhookPost({
  allowInternal,
  timeoutMs = TIMEOUT_MS,
  lookUp = resolve,
}: WebhookPostOptions): WebhookPost {
  const lookup = allowInternal ? lookUp : lookingUpOutside(lookUp);
  return async ({ url: text, headers, body }) => {
    const startedAtMs = performance.now();
    const answered = (answer: Omit<EndpointAnswer, 'durationMs'>): EndpointAnswer => ({
      ...answer,
      durationMs: Math.round(performance.now() - startedAtMs),
    });
    if (refuseUrl(text, { allowInternal }) !== null) {
      return answered({ statusCode: null, failure: 'address_refused', answer: '' });
    }
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return answered(await send(new URL(text), { headers, body, lookup, signal }));
    } catch (error) {
      // A socket that is given up may also say that it was hung up.
      return answered({ statusCode: null, failure: signal.aborted ? 'timeout' : failureOf(error), answer: '' });
    }
  };
}

/** The connection is made to what this answers: there is no second look at the name, which could say something else. */
function lookingUpOutside(lookUp: typeof resolve): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, []);
      const [first] = addresses;
      // One that leads inside among others is no accident.
      if (first === undefined || addresses.some(({ address }) => isInsideAddress(address))) {
        return callback(new AddressRefused('the name leads inside'), []);
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

async function send(
  url: URL,
  {
    headers,
    body,
    lookup,
    signal,
  }: { headers: Readonly<Record<string, string>>; body: string; lookup: LookupFunction; signal: AbortSignal },
): Promise<Omit<EndpointAnswer, 'durationMs'>> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const content = Buffer.from(body);
  // Of an address in the URL no name is looked up: `refuseUrl` has seen it.
  const host = hostOf(url);
  return new Promise((answer, fail) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        lookup,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        signal,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': content.length,
          'user-agent': 'Termin-Webhooks',
          connection: 'close',
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        // The status is the answer; the rest is for a person to read, and as much of it as came in time.
        const done = () => {
          answer({ statusCode: response.statusCode ?? 0, failure: null, answer: textOf(Buffer.concat(chunks)) });
          sent.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes >= MOST_ANSWER_BYTES) done();
        });
        response.on('end', done);
        response.on('error', done);
        response.on('close', done);
      },
    );
    sent.on('error', fail);
    sent.end(content);
  });
}

/** The first of what was answered, as text that can be shown and kept. */
function textOf(bytes: Buffer): string {
  const text = bytes.subarray(0, MOST_ANSWER_BYTES).toString('utf8');
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, ANSWER_LENGTH)
    .toWellFormed();
}

const FAILURES: Readonly<Record<string, WebhookFailure>> = {
  ADDRESS_REFUSED: 'address_refused',
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  EAI_FAIL: 'name_not_found',
  ENODATA: 'name_not_found',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'not_connected',
  EHOSTUNREACH: 'not_connected',
  ENETUNREACH: 'not_connected',
  EADDRNOTAVAIL: 'not_connected',
  EHOSTDOWN: 'not_connected',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  EPROTO: 'certificate',
};

function failureOf(error: unknown): WebhookFailure {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
  const code = isCoded ? String(error.code) : '';
  return FAILURES[code] ?? (/CERT|TLS|SSL/.test(code) ? 'certificate' : 'broken_off');
}
