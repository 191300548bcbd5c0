import type { ApiClient } from './api-client.ts';
import { untilNone } from './until-none.ts';

/** Has what is queued gathered into a delivery, and answers the name of its file once that lies in the drop folder. @throws Error where it does not. */
export async function deliver(api: ApiClient): Promise<string> {
  const { deliveryId } = await api.post<{ deliveryId: string | null }>('/v1/deliveries');
  if (deliveryId === null) throw new Error('no delivery was made');
  const read = () => api.get<{ writtenAt: string | null; fileName: string }>(`/v1/deliveries/${deliveryId}`);
  const [missing] = await untilNone(async () =>
    (await read()).writtenAt === null ? ['the delivery was not handed over'] : [],
  );
  if (missing !== undefined) throw new Error(missing);
  return (await read()).fileName;
}
