import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { ObjectLink } from '../ui/object-link.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { Attempts } from './attempts.tsx';
import type { Endpoint } from './endpoint.ts';
import { useDeliveryStateWords, useEventWords, useWebhookWords } from './words.ts';

type Delivery = components['schemas']['WebhookDelivery'];

const ROUTE = '/settings/webhooks/$webhookEndpointId';
const DELIVERIES = '/v1/webhook-endpoints/{webhookEndpointId}/deliveries';
const STATES: readonly Delivery['state'][] = ['waiting', 'delivered', 'abandoned'];
const TONES: Readonly<Record<Delivery['state'], Tone>> = { waiting: 'waiting', delivered: 'good', abandoned: 'bad' };
/** As often is asked again what is tried now, and what comes by itself. */
const UNDER_WAY_MS = 2000;
const ASK_AGAIN_MS = 30_000;

/** What was sent to an endpoint or waits for it, with what was answered. */
export function WebhookDeliveries({ endpoint }: { endpoint: Endpoint }) {
  const words = useWebhookWords();
  const common = useCommonWords();
  const stateWords = useDeliveryStateWords();
  const { state } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const isOff = endpoint.switchedOffAt !== null;
  const path = { webhookEndpointId: endpoint.id };
  const list = useList<Delivery>(
    ['webhook-endpoints', endpoint.id, 'deliveries', state],
    (cursor, signal) =>
      answerOf(api.GET(DELIVERIES, { params: { path, query: queryOf<typeof DELIVERIES>({ state }, cursor) }, signal })),
    { refetchMs: (rows) => (rows.some((row) => isTriedNow(row, isOff)) ? UNDER_WAY_MS : ASK_AGAIN_MS) },
  );
  return (
    <Section title={words.deliveries}>
      <Filters>
        <FilterTabs
          label={words.state}
          value={STATES.find((one) => one === state)}
          options={[[undefined, common.all], ...STATES.map((one) => [one, stateWords(one)] as const)]}
          onChange={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
        />
      </Filters>
      {list.first?.data.length === 0 && state === undefined ? (
        <p className="nothing">{words.noDeliveries}</p>
      ) : (
        <PagedTable
          caption={words.deliveries}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            { head: words.event, cell: (delivery) => <EventOf delivery={delivery} /> },
            { head: words.laidReady, onlyWide: true, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
            { head: words.answer, cell: ({ attempts }) => <Attempts attempts={attempts} /> },
            {
              head: words.state,
              isState: true,
              cell: (delivery) => <DeliveryState delivery={delivery} isOff={isOff} />,
            },
            {
              head: common.actions,
              cell: (delivery) => <Resend endpointId={endpoint.id} deliveryId={delivery.id} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

/** A test goes out to an endpoint that is off as well. */
const isTest = ({ eventId }: Delivery): boolean => eventId === null;

const isTriedNow = (delivery: Delivery, isOff: boolean): boolean =>
  delivery.state === 'waiting' && delivery.nextTryAt === null && (isTest(delivery) || !isOff);

function EventOf({ delivery: { type, objectId } }: { delivery: Delivery }) {
  const eventWords = useEventWords();
  const [objectType = ''] = type.split('.');
  const said = eventWords(type);
  return (
    <>
      {objectId === null ? (
        said
      ) : (
        <ObjectLink type={objectType} id={objectId}>
          {said}
        </ObjectLink>
      )}
      <p className="why">
        <code>{type}</code>
      </p>
    </>
  );
}

function DeliveryState({ delivery, isOff }: { delivery: Delivery; isOff: boolean }) {
  const words = useWebhookWords();
  const stateWords = useDeliveryStateWords();
  const { state, nextTryAt, doneAt } = delivery;
  return (
    <Status tone={TONES[state]}>
      <span>
        {stateWords(state)}
        {doneAt !== null && (
          <>
            {' '}
            <Moment instant={doneAt} />
          </>
        )}
        {state === 'waiting' && isOff && !isTest(delivery) && `, ${words.untilOn}`}
        {state === 'waiting' && !isOff && nextTryAt !== null && (
          <>
            , {words.next} <Moment instant={nextTryAt} />
          </>
        )}
      </span>
    </Status>
  );
}

function Resend({ endpointId, deliveryId }: { endpointId: string; deliveryId: string }) {
  const words = useWebhookWords();
  const path = { webhookEndpointId: endpointId, webhookDeliveryId: deliveryId };
  return (
    <div className="row-actions">
      <ActionDialog
        name={words.resend}
        isPlain
        send={(key) =>
          answerOf(
            api.POST('/v1/webhook-endpoints/{webhookEndpointId}/deliveries/{webhookDeliveryId}/resend', {
              params: { path, header: { 'Idempotency-Key': key } },
            }),
          )
        }
      >
        <p>{words.resendText}</p>
      </ActionDialog>
    </div>
  );
}
