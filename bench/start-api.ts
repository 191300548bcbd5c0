import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../dev/project-root.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import type { BenchStack } from './bench-stack.ts';
import { startWorker } from './start-worker.ts';

const OPERATOR_KEY = 'operator-key-of-a-measurement-0123456789';
/** A rate that is never reached. */
const UNLIMITED = '999999999';

/** The API in a process of its own, with its outbox carried to Temporal. */
export interface BenchApi {
  readonly url: string;
  readonly pid: number;
  /** @param raw a file; else `body` is sent as JSON. @throws Error with the answer where it is not a good one. */
  post(path: string, request: { key?: string; body?: unknown; csv?: string }): Promise<Record<string, unknown>>;
  /** A key that may do everything with one creditor. */
  adminKey(creditorId: CreditorId): Promise<string>;
  stop(): Promise<void>;
}

export async function startApi({ env, logFolder }: Pick<BenchStack, 'env' | 'logFolder'>): Promise<BenchApi> {
  const api = await startWorker({
    script: join(PROJECT_ROOT, 'api', 'main.ts'),
    env: { ...env, PORT: '0', TERMIN_OPERATOR_KEY: OPERATOR_KEY, TERMIN_REQUESTS_PER_MINUTE: UNLIMITED },
    logFile: join(logFolder, 'api.log'),
  });
  const url = String(api.told['url']);
  const post: BenchApi['post'] = async (path, { key = OPERATOR_KEY, body, csv }) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'idempotency-key': randomUUID(),
        'content-type': csv === undefined ? 'application/json' : 'text/csv',
      },
      body: csv ?? JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 1000)}`);
    return JSON.parse(text);
  };
  return {
    url,
    pid: api.pid,
    post,
    async adminKey(creditorId) {
      const { secret } = await post('/v1/api-keys', { body: { creditorId, role: 'admin', name: 'bench' } });
      return String(secret);
    },
    stop: () => api.stop(),
  };
}
