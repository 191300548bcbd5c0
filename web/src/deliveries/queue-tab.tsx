import { useFormat } from '../format/use-format.ts';
import { Section } from '../ui/section.tsx';
import { CollectionTable, useCollections } from './collection-table.tsx';
import { usePayOuts } from './pay-out-table.tsx';
import { PayOutsAndSlips } from './pay-outs-and-slips.tsx';
import { RegistrationTable, useRegistrations } from './registration-table.tsx';
import { useSlips } from './slip-table.tsx';
import { useDeliveryWords } from './words.ts';

/** What is queued, and when it goes. */
export function QueueTab() {
  const words = useDeliveryWords();
  const format = useFormat();
  const collections = useCollections({ status: 'queued' });
  const registrations = useRegistrations({ status: 'queued' });
  const payOuts = usePayOuts({ status: 'queued' });
  const slips = useSlips({ status: 'queued' });
  const [first] = collections.rows.map(({ closesAt }) => closesAt).toSorted();
  const lists = [collections, registrations, payOuts, slips];
  const isEmpty = lists.every(({ isLoading, error, rows }) => !isLoading && error === null && rows.length === 0);
  if (isEmpty) return <p className="nothing">{words.emptyQueue}</p>;
  return (
    <>
      {first !== undefined && !collections.hasMore && (
        <p className="totals">{words.nextClosing(format.instant(first))}</p>
      )}
      <Section title={words.collections}>
        <CollectionTable list={collections} isQueue />
      </Section>
      {registrations.rows.length > 0 && (
        <Section title={words.registrations}>
          <RegistrationTable list={registrations} />
        </Section>
      )}
      <PayOutsAndSlips payOuts={payOuts} slips={slips} />
    </>
  );
}
