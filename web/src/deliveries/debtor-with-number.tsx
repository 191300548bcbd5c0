import { ObjectLink } from '../ui/object-link.tsx';
import { useDeliveryWords } from './words.ts';

/** The way to a debtor by its name, with the customer number that Betalingsservice knows it by. */
export function DebtorWithNumber({
  of: { debtorId, debtorName, customerNumber },
}: {
  of: { readonly debtorId: string; readonly debtorName: string; readonly customerNumber: string };
}) {
  const words = useDeliveryWords();
  return (
    <>
      <ObjectLink type="debtor" id={debtorId}>
        {debtorName}
      </ObjectLink>
      <p className="why">{words.customer(customerNumber)}</p>
    </>
  );
}
