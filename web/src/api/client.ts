import createClient from 'openapi-fetch';
import { ApiError } from './api-error.ts';
import type { paths } from './schema.ts';
import { keepTag } from './seen.ts';

/** The API, by its own types. Requests carry the cookie of who is signed in, and no key. */
export const api = createClient<paths, 'application/json'>({ baseUrl: globalThis.location.origin });

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the API answers. @throws ApiError with what it refused by, or that it was not reached */
export async function answerOf<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch((cause: unknown): never => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ code: 'not_reached' });
  });
  if (!response.ok) throw ApiError.of(error, response.status);
  keepTag(data, response.headers.get('ETag'));
  return data as Data;
}
