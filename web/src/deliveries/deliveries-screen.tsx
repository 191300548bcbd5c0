import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { QueueTab } from './queue-tab.tsx';
import { useDeliveryWords } from './words.ts';

type ClosedDelivery = components['schemas']['ClosedDelivery'];

/** What has gone to Betalingsservice, and what is queued for the next time. */
export function DeliveriesScreen() {
  const words = useDeliveryWords();
  const mayClose = useMay('bookkeeper');
  const navigate = useNavigate();
  const { tab = 'list', status, type } = useSearch({ from: '/deliveries' });
  const [said, setSaid] = useState('');
  const tell = ({ state, deliveryId, registrationsDeliveryId }: ClosedDelivery): void => {
    const closedId = deliveryId ?? registrationsDeliveryId;
    if (state === 'closed' && closedId !== null)
      void navigate({ to: '/deliveries/$deliveryId', params: { deliveryId: closedId } });
    setSaid({ closed: words.wasClosed, nothing_queued: words.nothingQueued, under_way: words.underWay }[state]);
  };
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {mayClose && <CloseDelivery onDone={tell} />}
          {tab === 'queue' ? (
            <CsvLink path="/v1/collections" query={{ status: 'queued' }} />
          ) : (
            <CsvLink path="/v1/deliveries" query={{ status, type }} />
          )}
        </>
      }
    >
      <p role="status" className={said === '' ? '' : 'said'}>
        {said}
      </p>
      <Tabs
        label={words.parts}
        current={tab}
        tabs={[
          ['list', words.list],
          ['queue', words.queue],
        ]}
      />
      {tab === 'queue' ? <QueueTab /> : <DeliveryList />}
    </Screen>
  );
}

function CloseDelivery({ onDone }: { onDone: (closed: ClosedDelivery) => void }) {
  const words = useDeliveryWords();
  return (
    <ActionDialog
      name={words.close}
      send={(key) => answerOf(api.POST('/v1/deliveries', { params: { header: { 'Idempotency-Key': key } } }))}
      onDone={onDone}
    >
      <p>{words.closeText}</p>
    </ActionDialog>
  );
}
