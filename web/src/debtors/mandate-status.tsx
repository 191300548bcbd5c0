import type { components } from '../api/schema.ts';
import { todayIso } from '../format/dates.ts';
import { useFormat } from '../format/use-format.ts';
import { Status } from '../ui/status.tsx';
import { useDebtorWords } from './words.ts';

/** Whether Betalingsservice may draw on a debtor, by the latest mandate. */
export function MandateStatus({ mandate }: { mandate: components['schemas']['Debtor']['mandate'] }) {
  const words = useDebtorWords();
  const format = useFormat();
  const today = todayIso();
  if (mandate === null) return <Status tone="quiet">{words.noMandate}</Status>;
  if (mandate.endedOn !== null && mandate.endedOn <= today) return <Status tone="quiet">{words.mandateIsOver}</Status>;
  if (mandate.activeFrom > today)
    return <Status tone="waiting">{words.mandateComes(format.date(mandate.activeFrom))}</Status>;
  return <Status tone="good">{words.hasMandate}</Status>;
}
