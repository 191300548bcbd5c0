import type { Answer, TestApi } from '../../api/test-api.ts';
import { SAMPLE_PASSWORD } from './sample-people.ts';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** The cookie that an answer sets, as a browser sends it back. */
export const cookieOf = (answer: Answer): string => (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';

/** Headers of a request of the page. */
export const as = (cookie: string) => ({ headers: { ...SAME_ORIGIN, cookie } });

/** The cookie of somebody who signs in with the sample password. */
export async function signedInAs(api: TestApi, email: string): Promise<string> {
  const answer = await api.call('post', '/v1/session', { body: { email, password: SAMPLE_PASSWORD } });
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
  return cookieOf(answer);
}
