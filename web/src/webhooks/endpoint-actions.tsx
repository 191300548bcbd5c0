import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { EndpointFields, endpointBodyOf, endpointDraftOf, isEndpointReady } from './endpoint-fields.tsx';
import { ENDPOINT, ifStillEndpoint, pathOf, type Endpoint, type MadeEndpoint } from './endpoint.ts';
import { useWebhookWords } from './words.ts';

/** What can be done with an endpoint. */
export function EndpointActions({ endpoint, onMade }: { endpoint: Endpoint; onMade: (made: MadeEndpoint) => void }) {
  return (
    <>
      <SendTest endpoint={endpoint} />
      {endpoint.switchedOffAt === null ? <SwitchOff endpoint={endpoint} /> : <SwitchOn endpoint={endpoint} />}
      <ChangeEndpoint endpoint={endpoint} />
      <RotateSecret endpoint={endpoint} onMade={onMade} />
      <DeleteEndpoint endpoint={endpoint} />
    </>
  );
}

function SendTest({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  return (
    <ActionDialog
      name={words.test}
      send={(key) =>
        answerOf(
          api.POST('/v1/webhook-endpoints/{webhookEndpointId}/test', {
            params: { path: pathOf(endpoint), header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.testText}</p>
    </ActionDialog>
  );
}

const SwitchOff = openedAnew(function SwitchOff({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const [opened] = useState(endpoint);
  return (
    <ActionDialog
      name={words.switchOff}
      isGrave
      send={async (key) => {
        const header = { 'Idempotency-Key': key, ...(await ifStillEndpoint(opened)) };
        const params = { path: pathOf(opened), header };
        return answerOf(api.POST('/v1/webhook-endpoints/{webhookEndpointId}/disable', { params }));
      }}
    >
      <p>{words.switchOffText}</p>
    </ActionDialog>
  );
});

const SwitchOn = openedAnew(function SwitchOn({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const [opened] = useState(endpoint);
  return (
    <ActionDialog
      name={words.switchOn}
      send={async (key) => {
        const header = { 'Idempotency-Key': key, ...(await ifStillEndpoint(opened)) };
        const params = { path: pathOf(opened), header };
        return answerOf(api.POST('/v1/webhook-endpoints/{webhookEndpointId}/enable', { params }));
      }}
    >
      <p>{words.switchOnText}</p>
    </ActionDialog>
  );
});

const ChangeEndpoint = openedAnew(function ChangeEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const [opened] = useState(endpoint);
  const [draft, setDraft] = useState(endpointDraftOf(endpoint));
  return (
    <ActionDialog
      name={words.change}
      isReady={isEndpointReady(draft)}
      send={async () => {
        const params = { path: pathOf(opened), header: await ifStillEndpoint(opened) };
        return answerOf(api.PATCH(ENDPOINT, { params, body: endpointBodyOf(draft) }));
      }}
    >
      <p>{words.changeText}</p>
      <EndpointFields draft={draft} onChange={setDraft} />
    </ActionDialog>
  );
});

const RotateSecret = openedAnew(function RotateSecret({
  endpoint,
  onMade,
}: {
  endpoint: Endpoint;
  onMade: (made: MadeEndpoint) => void;
}) {
  const words = useWebhookWords();
  const [opened] = useState(endpoint);
  const [overlapHours, setOverlapHours] = useState<'0' | '24' | '72' | '168'>('24');
  return (
    <ActionDialog
      name={words.rotate}
      send={async (key) => {
        const header = { 'Idempotency-Key': key, ...(await ifStillEndpoint(opened)) };
        return answerOf(
          api.POST('/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret', {
            params: { path: pathOf(opened), header },
            body: { overlapHours: Number.parseInt(overlapHours, 10) },
          }),
        );
      }}
      onDone={onMade}
    >
      <p>{words.rotateText}</p>
      <SelectField
        label={words.overlap}
        pointer="/overlapHours"
        value={overlapHours}
        onChange={setOverlapHours}
        options={[
          ['24', words.oneDay],
          ['72', words.threeDays],
          ['168', words.oneWeek],
          ['0', words.atOnce],
        ]}
      />
    </ActionDialog>
  );
});

const DeleteEndpoint = openedAnew(function DeleteEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const navigate = useNavigate();
  const [opened] = useState(endpoint);
  return (
    <ActionDialog
      name={words.remove}
      isGrave
      send={async () => {
        const params = { path: pathOf(opened), header: await ifStillEndpoint(opened) };
        return answerOf(api.DELETE(ENDPOINT, { params }));
      }}
      onDone={() => void navigate({ to: '/settings' })}
    >
      <p>{words.removeText(opened.url)}</p>
    </ActionDialog>
  );
});
