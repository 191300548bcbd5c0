import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { PayOutsTab, SlipsTab } from './by-status.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { usePayOutWords } from './pay-out-words.ts';
import { QueueTab } from './queue-tab.tsx';
import { useSlipWords } from './slip-words.ts';
import { useDeliveryWords } from './words.ts';

type ClosedDelivery = components['schemas']['ClosedDelivery'];

/** What has gone to Betalingsservice, and what is queued for the next time. */
export function DeliveriesScreen() {
  const words = useDeliveryWords();
  const payOutWords = usePayOutWords();
  const slipWords = useSlipWords();
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
          <CsvLink {...csvOf({ tab, status, type })} />
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
          ['pay-outs', payOutWords.payOuts],
          ['slips', slipWords.slips],
        ]}
      />
      <TabContent tab={tab} />
    </Screen>
  );
}

/** The list that a tab shows, as a file. */
function csvOf({ tab, status, type }: { tab: string; status: string | undefined; type: string | undefined }) {
  switch (tab) {
    case 'queue':
      return { path: '/v1/collections', query: { status: 'queued' } };
    case 'pay-outs':
      return { path: '/v1/pay-outs', query: { status } };
    case 'slips':
      return { path: '/v1/slips', query: { status } };
    default:
      return { path: '/v1/deliveries', query: { status, type } };
  }
}

function TabContent({ tab }: { tab: string }) {
  switch (tab) {
    case 'queue':
      return <QueueTab />;
    case 'pay-outs':
      return <PayOutsTab />;
    case 'slips':
      return <SlipsTab />;
    default:
      return <DeliveryList />;
  }
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
