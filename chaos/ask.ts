import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Termin's API as a program outside uses it that does not give up: what was not answered is asked again with the same Idempotency-Key. */
export interface Asker {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  upload<Answer>(path: string, file: Uint8Array<ArrayBuffer>): Promise<Answer>;
  withKey(key: string): Asker;
  /** How often something was asked again. */
  readonly repeats: { count: number };
}

const ANSWER_TIMEOUT_MS = 20_000;
const AGAIN_AFTER_MS = 400;
const GIVEN_UP_AFTER_MS = 600_000;
const FIRST_SERVER_ERROR = 500;
const TOO_MANY_REQUESTS = 429;

interface Content {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const json = (body: unknown) => (body === undefined ? null : { type: 'application/json', body: JSON.stringify(body) });

/** What the API has refused. */
export class Refused extends Error {
  readonly code: string;
  constructor(what: string, { status, text }: { status: number; text: string }) {
    super(`${what} was answered with ${status}: ${text}`);
    this.code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
  }
}

/** @throws Refused where the API refuses it, Error where it has not answered for ten minutes. */
export function createAsker({
  url,
  key,
  repeats = { count: 0 },
}: {
  url: string;
  key: string;
  repeats?: { count: number };
}): Asker {
  const once = async (
    method: string,
    path: string,
    { content, idempotencyKey }: { content: Content | null; idempotencyKey: string },
  ): Promise<{ answer: unknown } | { error: Error; isFinal: boolean }> => {
    try {
      const response = await fetch(url + path, {
        method,
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
        headers: {
          authorization: `Bearer ${key}`,
          ...(content === null ? {} : { 'content-type': content.type }),
          ...(method === 'POST' ? { 'idempotency-key': idempotencyKey } : {}),
        },
        ...(content === null ? {} : { body: content.body }),
      });
      const text = await response.text();
      if (response.ok) return { answer: JSON.parse(text) as unknown };
      const { status } = response;
      const isFinal = status < FIRST_SERVER_ERROR && status !== TOO_MANY_REQUESTS;
      return { error: new Refused(`${method} ${path}`, { status, text }), isFinal };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)), isFinal: false };
    }
  };
  const ask = async <Answer>(method: string, path: string, content: Content | null) => {
    const idempotencyKey = randomUUID();
    const beganAt = performance.now();
    for (;;) {
      const outcome = await once(method, path, { content, idempotencyKey });
      if ('answer' in outcome) return outcome.answer as Answer;
      if (outcome.isFinal || performance.now() - beganAt > GIVEN_UP_AFTER_MS) throw outcome.error;
      repeats.count += 1;
      await sleep(AGAIN_AFTER_MS);
    }
  };
  return {
    get: (path) => ask('GET', path, null),
    post: (path, body) => ask('POST', path, json(body)),
    put: (path, body) => ask('PUT', path, json(body)),
    upload: (path, file) => ask('POST', path, { type: 'application/octet-stream', body: file }),
    withKey: (other) => createAsker({ url, key: other, repeats }),
    repeats,
  };
}
