import { Moment } from '../ui/day.tsx';
import { Status } from '../ui/status.tsx';
import type { Endpoint } from './endpoint.ts';
import { useOffWords, useWebhookWords } from './words.ts';

/** Whether an endpoint is sent to, since when it fails, or why it is switched off. */
export function EndpointStatus({
  endpoint: { failingSince, switchedOffAt, switchedOffAs },
}: {
  endpoint: Pick<Endpoint, 'failingSince' | 'switchedOffAt' | 'switchedOffAs'>;
}) {
  const words = useWebhookWords();
  const offWords = useOffWords();
  if (switchedOffAt !== null && switchedOffAs !== null) {
    return (
      <Status tone={switchedOffAs === 'by_person' ? 'quiet' : 'bad'}>
        <span>
          {offWords(switchedOffAs)}, <Moment instant={switchedOffAt} />
        </span>
      </Status>
    );
  }
  if (failingSince !== null) {
    return (
      <Status tone="bad">
        <span>
          {words.failingSince} <Moment instant={failingSince} />
        </span>
      </Status>
    );
  }
  return <Status tone="good">{words.on}</Status>;
}
