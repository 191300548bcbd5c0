import { randomUUID } from 'node:crypto';

/** Termin's API as a program outside sees it: with a key, over HTTP. */
export interface ApiClient {
  get<Answer>(path: string): Promise<Answer>;
  /** Every POST carries an Idempotency-Key of its own. */
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  /** All rows of a list, page by page. */
  list<Row>(path: string): Promise<Row[]>;
}

interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

const PAGE_SIZE = 100;

/** @throws Error with the problem that the API answered, where it refused. */
export function createApiClient({ url, key }: { url: string; key: string }): ApiClient {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    const answer: Answer = JSON.parse(text);
    return answer;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    async list<Row>(path: string) {
      const rows: Row[] = [];
      let cursor: string | null = null;
      do {
        const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor === null ? {} : { cursor }) });
        const page: Page<Row> = await call('GET', `${path}?${query.toString()}`);
        rows.push(...page.data);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return rows;
    },
  };
}
