import { answerOf, api } from '../api/client.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { useDeliveryWords } from './words.ts';

/** What a person who has asked the bank says of a delivery in doubt. */
export function DoubtActions({ deliveryId }: { deliveryId: string }) {
  const words = useDeliveryWords();
  const sent = (key: string) => ({ params: { path: { deliveryId }, header: { 'Idempotency-Key': key } } });
  return (
    <>
      <ActionDialog
        name={words.confirm}
        send={(key) => answerOf(api.POST('/v1/deliveries/{deliveryId}/confirm', sent(key)))}
      >
        <p>{words.confirmText}</p>
      </ActionDialog>
      <ActionDialog
        name={words.sendAgain}
        isGrave
        send={(key) => answerOf(api.POST('/v1/deliveries/{deliveryId}/send-again', sent(key)))}
      >
        <p>{words.sendAgainText}</p>
      </ActionDialog>
    </>
  );
}
