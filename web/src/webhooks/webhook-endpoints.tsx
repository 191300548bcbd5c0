import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { useSecret } from '../ui/use-secret.ts';
import { EndpointFields, endpointBodyOf, isEndpointReady, NEW_ENDPOINT } from './endpoint-fields.tsx';
import { EndpointStatus } from './endpoint-status.tsx';
import type { MadeEndpoint } from './endpoint.ts';
import { ShownSecret } from './shown-secret.tsx';
import { ToldOf } from './told-of.tsx';
import { useWebhookWords } from './words.ts';

/** Where what happens at the creditor is sent. Only an admin may list them. */
export function WebhookEndpoints() {
  return useMay('admin') && <Endpoints />;
}

function Endpoints() {
  const words = useWebhookWords();
  const [made, setMade] = useSecret<MadeEndpoint | null>(null);
  const list = useList(['webhook-endpoints'], (cursor, signal) =>
    answerOf(
      api.GET('/v1/webhook-endpoints', { params: { query: queryOf<'/v1/webhook-endpoints'>({}, cursor) }, signal }),
    ),
  );
  return (
    <Section title={words.title} aside={<NewEndpoint onMade={setMade} />}>
      <p className="hint">{words.text}</p>
      <ShownSecret made={made} onKept={() => setMade(null)} />
      {list.first?.data.length === 0 ? (
        <p className="nothing">{words.none}</p>
      ) : (
        <PagedTable
          caption={words.title}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            {
              head: words.endpoint,
              cell: ({ id, url, description }) => (
                <>
                  <Link
                    className="machine-address"
                    to="/settings/webhooks/$webhookEndpointId"
                    params={{ webhookEndpointId: id }}
                  >
                    {url}
                  </Link>
                  {description !== null && <p className="why">{description}</p>}
                </>
              ),
            },
            { head: words.gets, cell: ({ types }) => <ToldOf types={types} isShort /> },
            { head: words.created, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
            { head: words.state, isState: true, cell: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
          ]}
        />
      )}
    </Section>
  );
}

const NewEndpoint = openedAnew(function NewEndpoint({ onMade }: { onMade: (made: MadeEndpoint) => void }) {
  const words = useWebhookWords();
  const [draft, setDraft] = useState(NEW_ENDPOINT);
  return (
    <ActionDialog
      name={words.newEndpoint}
      isReady={isEndpointReady(draft)}
      send={(key) =>
        answerOf(
          api.POST('/v1/webhook-endpoints', {
            params: { header: { 'Idempotency-Key': key } },
            body: endpointBodyOf(draft),
          }),
        )
      }
      onDone={onMade}
    >
      <p>{words.newText}</p>
      <EndpointFields draft={draft} onChange={setDraft} />
    </ActionDialog>
  );
});
