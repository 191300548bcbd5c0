import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Amount } from '../ui/amount.tsx';
import { Moment } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { WorkflowLink } from '../ui/workflow-link.tsx';
import { CollectionTable, useCollections } from './collection-table.tsx';
import { DeliveryStatus } from './delivery-status.tsx';
import { DoubtActions } from './doubt-actions.tsx';
import { usePayOuts } from './pay-out-table.tsx';
import { PayOutsAndSlips } from './pay-outs-and-slips.tsx';
import { RegistrationTable, useRegistrations } from './registration-table.tsx';
import { useSlips } from './slip-table.tsx';
import { useDeliveryTypeWords, useDeliveryWords, useDoubtWords } from './words.ts';

type Delivery = components['schemas']['Delivery'];

/** As often is a delivery asked for whose hand-over goes on by itself. */
const UNDER_WAY_MS = 10_000;

export function DeliveryScreen() {
  const { deliveryId } = useParams({ from: '/deliveries/$deliveryId' });
  const delivery = useAnswer(
    ['deliveries', deliveryId],
    (signal) => answerOf(api.GET('/v1/deliveries/{deliveryId}', { params: { path: { deliveryId } }, signal })),
    { refetchMs: UNDER_WAY_MS },
  );
  return <ScreenOf answer={delivery}>{(shown) => <ShownDelivery key={shown.id} delivery={shown} />}</ScreenOf>;
}

function ShownDelivery({ delivery }: { delivery: Delivery }) {
  const words = useDeliveryWords();
  const typeWords = useDeliveryTypeWords();
  const mayDecide = useMay('bookkeeper');
  const { id, number, type, doubt } = delivery;
  return (
    <Screen
      title={words.one(number)}
      subtitle={typeWords(type)}
      actions={doubt !== null && mayDecide && <DoubtActions deliveryId={id} />}
    >
      <Doubt doubt={doubt} />
      <DeliveryFacts delivery={delivery} />
      {type === '0601' ? <Collections deliveryId={id} /> : <Registrations deliveryId={id} />}
    </Screen>
  );
}

function DeliveryFacts({ delivery }: { delivery: Delivery }) {
  const words = useDeliveryWords();
  const ownLink = useOwnLink();
  const format = useFormat();
  const { id, fileName, type, collectionCount, entryCount, writtenAt, receivedAt } = delivery;
  return (
    <Facts
      facts={[
        [words.state, <DeliveryStatus key="status" status={delivery.status} />],
        type === '0601' && [words.net, <Amount key="net" amount={delivery.net} />],
        type === '0601' && [words.count, format.count(collectionCount)],
        entryCount !== null && [words.entries, format.count(entryCount)],
        [words.closedAt, <Moment key="closed" instant={delivery.createdAt} />],
        writtenAt !== null && [words.handedOverAt, <Moment key="written" instant={writtenAt} />],
        receivedAt !== null && [words.receivedAt, <Moment key="received" instant={receivedAt} />],
        [words.dataSupplier, <code key="supplier">{delivery.dataSupplierNumber}</code>],
        [
          words.file,
          <span key="file" className="stacked">
            <code>{fileName}</code>
            <a href={ownLink(`/v1/deliveries/${id}/file`)} download={fileName}>
              {words.getFile}
            </a>
            <WorkflowLink id={`hand-over/${id}`} />
          </span>,
        ],
      ]}
    />
  );
}

/** Why nobody but the bank can tell whether it has a delivery, and what to do then. */
function Doubt({ doubt }: { doubt: Delivery['doubt'] }) {
  const words = useDeliveryWords();
  const doubtWords = useDoubtWords();
  const format = useFormat();
  if (doubt === null) return null;
  return (
    <div className="problem apart">
      <p>
        <strong>{words.inDoubt}.</strong> {doubtWords(doubt.reason)}. {words.since(format.instant(doubt.since))}
      </p>
      <p>{words.ask}</p>
    </div>
  );
}

/** What is drawn by it, and what is paid out and asked for by slip, where there is any. */
function Collections({ deliveryId }: { deliveryId: string }) {
  const words = useDeliveryWords();
  return (
    <>
      <Section title={words.collections}>
        <CollectionTable list={useCollections({ deliveryId })} />
      </Section>
      <PayOutsAndSlips payOuts={usePayOuts({ deliveryId })} slips={useSlips({ deliveryId })} />
    </>
  );
}

function Registrations({ deliveryId }: { deliveryId: string }) {
  const words = useDeliveryWords();
  return (
    <Section title={words.registrations}>
      <RegistrationTable list={useRegistrations({ deliveryId })} />
    </Section>
  );
}
