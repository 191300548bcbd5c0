import { useNavigate, useSearch } from '@tanstack/react-router';
import { Filters, FilterSelect } from '../ui/filters.tsx';
import { PayOutTable, usePayOuts } from './pay-out-table.tsx';
import { usePayOutStatusWords } from './pay-out-words.ts';
import { SlipTable, useSlips } from './slip-table.tsx';
import { useSlipStatusWords } from './slip-words.ts';
import { useDeliveryWords } from './words.ts';

const PAY_OUT_STATUSES = ['queued', 'delivered', 'paid', 'refused', 'withdrawn'] as const;
const SLIP_STATUSES = ['queued', 'delivered', 'withdrawn'] as const;

/** All pay-outs, or those of one state. */
export function PayOutsTab() {
  const { status } = useSearch({ from: '/deliveries' });
  return (
    <>
      <StatusFilter statuses={PAY_OUT_STATUSES} statusWords={usePayOutStatusWords()} />
      <PayOutTable list={usePayOuts({ status })} />
    </>
  );
}

/** All slips, or those of one state. */
export function SlipsTab() {
  const { status } = useSearch({ from: '/deliveries' });
  return (
    <>
      <StatusFilter statuses={SLIP_STATUSES} statusWords={useSlipStatusWords()} />
      <SlipTable list={useSlips({ status })} />
    </>
  );
}

function StatusFilter<Status extends string>({
  statuses,
  statusWords,
}: {
  statuses: readonly Status[];
  statusWords: (status: Status) => string;
}) {
  const words = useDeliveryWords();
  const { status, ...search } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  return (
    <Filters>
      <FilterSelect
        label={words.state}
        value={status}
        options={statuses.map((option) => [option, statusWords(option)])}
        onChange={(chosen) => void navigate({ search: { ...search, status: chosen }, replace: true })}
      />
    </Filters>
  );
}
