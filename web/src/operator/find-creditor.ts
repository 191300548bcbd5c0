import { answerOf, api } from '../api/client.ts';
import { ApiError } from '../api/api-error.ts';
import type { components } from '../api/schema.ts';

/** One creditor for an operator: the API lists them and has no address for one. @throws ApiError not_found */
export async function findCreditor(
  creditorId: string,
  signal: AbortSignal,
): Promise<components['schemas']['Creditor']> {
  let cursor: string | null = null;
  do {
    // Each page says where the next begins.
    // oxlint-disable-next-line no-await-in-loop
    const page: { data: components['schemas']['Creditor'][]; nextCursor: string | null } = await answerOf(
      api.GET('/v1/creditors', { params: { query: { limit: 100, ...(cursor === null ? {} : { cursor }) } }, signal }),
    );
    const found = page.data.find(({ id }) => id === creditorId);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new ApiError({ code: 'not_found' });
}
