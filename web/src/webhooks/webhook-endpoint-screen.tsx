import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { TrailButton } from '../audit/trail-button.tsx';
import { useMay } from '../shell/session.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { EndpointActions } from './endpoint-actions.tsx';
import { EndpointStatus } from './endpoint-status.tsx';
import { ENDPOINT, type Endpoint, type MadeEndpoint } from './endpoint.ts';
import { ShownSecret } from './shown-secret.tsx';
import { ToldOf } from './told-of.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { useWebhookWords } from './words.ts';

/** It begins to fail, and is switched off, by itself. */
const ASK_AGAIN_MS = 30_000;

/** An address to which what happens is sent, with what was sent and answered. */
export function WebhookEndpointScreen() {
  const words = useWebhookWords();
  if (useMay('admin')) return <OneEndpoint />;
  return (
    <Screen title={words.title}>
      <p>{words.onlyAdmins}</p>
    </Screen>
  );
}

function OneEndpoint() {
  const { webhookEndpointId } = useParams({ from: '/settings/webhooks/$webhookEndpointId' });
  const endpoint = useAnswer(
    ['webhook-endpoints', webhookEndpointId],
    (signal) => answerOf(api.GET(ENDPOINT, { params: { path: { webhookEndpointId } }, signal })),
    { refetchMs: ASK_AGAIN_MS },
  );
  return <ScreenOf answer={endpoint}>{(shown) => <ShownEndpoint key={shown.id} endpoint={shown} />}</ScreenOf>;
}

function ShownEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const [made, setMade] = useSecret<MadeEndpoint | null>(null);
  const { id, url, description, types, createdAt, secrets } = endpoint;
  const [inForce, before] = secrets;
  return (
    <Screen
      title={description ?? words.endpoint}
      subtitle={<span className="machine-address">{url}</span>}
      actions={<EndpointActions endpoint={endpoint} onMade={setMade} />}
    >
      <ShownSecret made={made} onKept={() => setMade(null)} />
      <div className="wide-facts">
        <Facts
          facts={[
            [words.state, <EndpointStatus key="status" endpoint={endpoint} />],
            [words.gets, <ToldOf key="types" types={types} />],
            [words.created, <Moment key="created" instant={createdAt} />],
            inForce !== undefined && [words.secretSince, <Moment key="secret" instant={inForce.createdAt} />],
            typeof before?.expiresAt === 'string' && [
              words.secretUntil,
              <Moment key="before" instant={before.expiresAt} />,
            ],
          ]}
        />
      </div>
      <div className="state-and-action">
        <TrailButton of={description ?? url} path={`/v1/webhook-endpoints/${id}/audit`} />
        <WorkflowLink id={`webhook/${id}`} />
      </div>
      <WebhookDeliveries endpoint={endpoint} />
    </Screen>
  );
}
