import { useFormat } from '../format/use-format.ts';
import { WayTo } from '../ui/way-to.tsx';
import { useCommonWords } from '../words/common.ts';
import { ChangedRules } from './changed-rules.tsx';
import { CODED_FIELDS, useValueWords } from './value-words.ts';
import { useAuditWords } from './words.ts';

const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'asked', 'discount', 'fee', 'smallest', 'stated', 'unitPrice']);
const DECIMALS: ReadonlySet<string> = new Set([
  'capPercent',
  'discountPercent',
  'floorPercent',
  'percent',
  'quantity',
  'value',
]);
/** Where that is seen to which an id points. */
const SCREENS: Readonly<Record<string, `/${string}`>> = {
  carriedFromInvoiceId: '/invoices',
  childGroupId: '/groups/debtors',
  debtorGroupId: '/groups/debtors',
  debtorId: '/debtors',
  groupId: '/groups/debtors',
  handDebtorId: '/debtors',
  invoiceId: '/invoices',
  paymentId: '/payments',
  reactivatesId: '/subscriptions',
  reminderId: '/reminders',
  subscriptionId: '/subscriptions',
};
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** A value of the audit trail as people read it: days, amounts and codes in words, and a way to what an id points to. */
export function ChangedValue({ field, value }: { field: string; value: unknown }) {
  const words = useAuditWords();
  const common = useCommonWords();
  const format = useFormat();
  const codes = useValueWords();
  if (value === null || value === undefined || value === '') return <i>{words.nothing}</i>;
  if (typeof value === 'boolean') return value ? common.yes : common.no;
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one === 'string'))
      return value.length === 0 ? <i>{words.nothing}</i> : value.join(', ');
    return field === 'levels' ? words.levels(value.length) : words.lines(value.length);
  }
  if (field === 'bsSettings' && typeof value === 'object') return <ChangedRules chosen={value} />;
  if (typeof value !== 'string')
    return typeof value === 'number' ? value.toString() : <code>{JSON.stringify(value)}</code>;
  const screen = SCREENS[field];
  if (screen !== undefined) return <WayTo address={`${screen}/${value}`}>{words.open}</WayTo>;
  if (field.endsWith('Id')) return <code>{value.slice(-8)}</code>;
  if (AMOUNTS.has(field)) return format.amount(value);
  if (DECIMALS.has(field)) return format.decimal(value);
  if (CODED_FIELDS.has(field)) return codes(value);
  if (DATE.test(value)) return format.date(value);
  if (INSTANT.test(value)) return format.instant(value);
  return value;
}
