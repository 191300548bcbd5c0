import { untilNone } from '../../dev/demo/until-none.ts';
import type { LivingPage } from './living-page.ts';

/** A name that leads nowhere (RFC 2606). */
const NOWHERE = 'https://modtager.example';

/** Leaves an endpoint whose name leads nowhere, with a test that was tried. */
export async function leaveWebhook(
  { api }: Pick<LivingPage, 'api'>,
  { path = 'termin', description = 'Prøvemodtager' }: { path?: string; description?: string } = {},
): Promise<string> {
  const { id } = await api.post<{ id: string }>('/v1/webhook-endpoints', {
    url: `${NOWHERE}/${path}`,
    description,
    types: ['invoice.issued', 'invoice.paid', 'subscription.needs_attention', 'finding.opened'],
  });
  await api.post(`/v1/webhook-endpoints/${id}/test`);
  const lacking = await untilNone(async () => {
    const list = `/v1/webhook-endpoints/${id}/deliveries`;
    const { data } = await api.get<{ data: { attempts: unknown[] }[] }>(list);
    return data.some(({ attempts }) => attempts.length > 0) ? [] : ['no attempt at the test of an endpoint'];
  });
  if (lacking.length > 0) throw new Error(lacking.join());
  return id;
}
