import { addDays, addMonths, firstOfMonth, type CivilDate } from '../../domain/calendar.ts';
import { createApiClient, type ApiClient } from './api-client.ts';

/** A period that is due when the demo runs, as an admin would count it: by hand, not by Termin's own rules. */
export interface ExpectedInvoice {
  readonly subscriptionId: string;
  readonly periodFrom: CivilDate;
  readonly periodTo: CivilDate;
  /** Kroner with VAT. */
  readonly total: string;
  readonly collected: boolean;
}

export interface Samples {
  readonly adminKey: string;
  readonly api: ApiClient;
  readonly expected: readonly ExpectedInvoice[];
  /** The subscription whose end date has come. */
  readonly endedSubscriptionId: string;
}

interface Created {
  readonly id: string;
}

const MANDATE_NUMBER = '123456789';

/** Creates through the REST API what an admin would: a creditor, three debtors, two items and four subscriptions that have begun already. */
export async function createSamples({
  url,
  operatorKey,
  today,
}: {
  url: string;
  operatorKey: string;
  today: CivilDate;
}): Promise<Samples> {
  const { adminKey, api } = await createCreditor({ url, operatorKey });
  const debtors = await createDebtors(api);
  const items = await createItems(api);
  const thisMonth = latestMonthBilled(today);
  const month = (count: number) => addMonths(thisMonth, count);
  const subscribe = (body: Record<string, unknown>) => api.post<Created>('/v1/subscriptions', body);

  const monthly = await subscribe({
    debtorId: debtors.fi.id,
    reference: 'Medlemskab og bredbånd',
    startOn: month(-2),
    interval: { unit: 'month', count: 1 },
    lines: [
      { itemId: items.membership.id, quantity: '1' },
      { itemId: items.broadband.id, quantity: '1' },
    ],
    oneOffLines: [{ text: 'Oprettelse', quantity: '1', unitPrice: '199', vatCode: 'standard' }],
  });
  // What is drawn may be billed before its first day: its next quarter is far enough away whatever day it is.
  const quarterly = await subscribe({
    debtorId: debtors.drawn.id,
    reference: 'Bredbånd til foreningshuset',
    startOn: month(-4),
    interval: { unit: 'month', count: 3 },
    lines: [{ itemId: items.broadband.id, quantity: '3' }],
  });
  const fortnightly = await subscribe({
    debtorId: debtors.english.id,
    reference: 'Hot desk',
    startOn: addDays(today, -30),
    interval: { unit: 'day', count: 14 },
    lines: [
      { itemId: items.membership.id, quantity: '0.5' },
      { text: 'Hot desk, 14 days', quantity: '1', unitPrice: '349.95', vatCode: 'standard' },
    ],
  });
  const ended = await subscribe({
    debtorId: debtors.drawn.id,
    reference: 'Medlemskab til udgangen af sidste måned',
    startOn: month(-3),
    interval: { unit: 'month', count: 1 },
    endOn: addDays(thisMonth, -1),
    lines: [{ itemId: items.membership.id, quantity: '2' }],
  });

  const months = ({
    subscriptionId,
    from,
    to,
    step,
    total,
    first = total,
    collected = false,
  }: MonthsExpected): ExpectedInvoice[] =>
    range({ from, to, step }).map((count) => ({
      subscriptionId,
      periodFrom: month(count),
      periodTo: addDays(month(count + step), -1),
      total: count === from ? first : total,
      collected,
    }));
  return {
    adminKey,
    api,
    endedSubscriptionId: ended.id,
    expected: [
      // 125.00 exempt and 299.00 with VAT; the first one with 199.00 and VAT once.
      ...months({ subscriptionId: monthly.id, from: -2, to: 0, step: 1, total: '498.75', first: '747.50' }),
      ...months({ subscriptionId: quarterly.id, from: -4, to: -1, step: 3, total: '1121.25', collected: true }),
      ...months({ subscriptionId: ended.id, from: -3, to: -1, step: 1, total: '250.00', collected: true }),
      ...[-30, -16, -2].map((days) => ({
        subscriptionId: fortnightly.id,
        periodFrom: addDays(today, days),
        periodTo: addDays(today, days + 13),
        // 62.50 exempt and 349.95 with VAT of 87.49.
        total: '499.94',
        collected: false,
      })),
    ],
  };
}

// On the first of a month it is not certain whether this night's billing is over: the samples' months begin on the 15th then.
function latestMonthBilled(today: CivilDate): CivilDate {
  const first = firstOfMonth(today);
  return today === first ? addDays(addMonths(first, -1), 14) : first;
}

interface MonthsExpected {
  readonly subscriptionId: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly total: string;
  readonly first?: string;
  readonly collected?: boolean;
}

function range({ from, to, step }: { from: number; to: number; step: number }): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

async function createCreditor({
  url,
  operatorKey,
}: {
  url: string;
  operatorKey: string;
}): Promise<{ adminKey: string; api: ApiClient }> {
  const operator = createApiClient({ url, key: operatorKey });
  const creditor = await operator.post<Created>('/v1/creditors', {
    name: 'Eksempelforeningen',
    addressLines: ['Prøvevej 1'],
    postcode: '5970',
    city: 'Ærøskøbing',
    cvr: '12345674',
    email: 'faktura@eksempelforeningen.example',
    phone: '+45 00 00 00 00',
    fiCreditorNumber: '80000001',
    invoiceSeries: { firstNumber: 1001 },
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '12345674' },
  });
  const { secret } = await operator.post<{ secret: string }>('/v1/api-keys', {
    creditorId: creditor.id,
    role: 'admin',
    name: 'Demo',
  });
  return { adminKey: secret, api: createApiClient({ url, key: secret }) };
}

async function createDebtors(api: ApiClient): Promise<{ fi: Created; drawn: Created; english: Created }> {
  const create = (body: Record<string, unknown>) => api.post<Created>('/v1/debtors', body);
  const fi = await create({
    name: 'Prøvekunde Åse Øst',
    addressLines: ['Æblevej 2, st. tv.'],
    postcode: '9000',
    city: 'Aalborg',
    email: 'fi71@prove.example',
  });
  const drawn = await create({
    name: 'Prøvekunde på Betalingsservice ApS',
    addressLines: ['Eksempelgade 3'],
    postcode: '8000',
    city: 'Aarhus C',
    cvr: '10000009',
    email: 'bs@prove.example',
  });
  await api.put(`/v1/debtors/${drawn.id}/mandate`, { mandateNumber: MANDATE_NUMBER, activeFrom: '2020-01-01' });
  const english = await create({
    name: 'Sample Customer Ltd',
    addressLines: ['1 Sample Street'],
    postcode: 'SA1 1AA',
    city: 'Sampletown',
    country: 'GB',
    email: 'english@sample.example',
    language: 'en',
  });
  return { fi, drawn, english };
}

async function createItems(api: ApiClient): Promise<{ membership: Created; broadband: Created }> {
  const membership = await api.post<Created>('/v1/items', {
    number: 'M1',
    nameDa: 'Kontingent',
    nameEn: 'Membership fee',
    unitPrice: '125',
    vatCode: 'exempt',
  });
  const broadband = await api.post<Created>('/v1/items', {
    number: 'B1',
    nameDa: 'Fiberbredbånd 1000/1000',
    nameEn: 'Fibre broadband 1000/1000',
    unitPrice: '299',
    vatCode: 'standard',
  });
  return { membership, broadband };
}
