import { createApiClient, type ApiClient } from './api-client.ts';

/** What Betalingsservice knows the sample creditor by. */
export const BETALINGSSERVICE = {
  dataSupplierNumber: '12345674',
  subsystem: 'BS1',
  pbsNumber: '00000018',
  bsDebtorGroup: '00001',
} as const;

interface Created {
  readonly id: string;
}

export interface SampleDebtor extends Created {
  readonly customerNumber: string;
}

/** A creditor with its debtors and items, before anything is agreed. */
export interface Parties {
  readonly adminKey: string;
  readonly api: ApiClient;
  readonly debtors: {
    /** Pays by FI 71. */
    readonly slip: SampleDebtor;
    /** Has a mandate. */
    readonly drawn: SampleDebtor;
    /** Has a mandate, and refuses what is drawn. */
    readonly refusing: SampleDebtor;
    readonly english: SampleDebtor;
  };
  readonly items: { readonly membership: Created; readonly broadband: Created };
}

/** Creates through the REST API what an admin would: a creditor, four debtors and two items. */
export async function createParties({ url, operatorKey }: { url: string; operatorKey: string }): Promise<Parties> {
  const { adminKey, api } = await createCreditor({ url, operatorKey });
  return { adminKey, api, debtors: await createDebtors(api), items: await createItems(api) };
}

async function createCreditor({
  url,
  operatorKey,
}: {
  url: string;
  operatorKey: string;
}): Promise<{ adminKey: string; api: ApiClient }> {
  const { dataSupplierNumber, pbsNumber, bsDebtorGroup } = BETALINGSSERVICE;
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
    betalingsservice: { pbsNumber, debtorGroup: bsDebtorGroup, dataSupplierNumber },
  });
  const { secret } = await operator.post<{ secret: string }>('/v1/api-keys', {
    creditorId: creditor.id,
    role: 'admin',
    name: 'Demo',
  });
  return { adminKey: secret, api: createApiClient({ url, key: secret }) };
}

async function createDebtors(api: ApiClient): Promise<Parties['debtors']> {
  const create = (body: Record<string, unknown>) => api.post<SampleDebtor>('/v1/debtors', body);
  const slip = await create({
    name: 'Prøvekunde Åse Øst',
    addressLines: ['Æblevej 2, st. tv.'],
    postcode: '9000',
    city: 'Aalborg',
    email: 'fi71@prove.example',
  });
  const drawn = await create({
    name: 'Prøvekunde på aftale ApS',
    addressLines: ['Eksempelgade 3'],
    postcode: '8000',
    city: 'Aarhus C',
    cvr: '10000009',
    email: 'bs@prove.example',
  });
  const refusing = await create({
    name: 'Prøvekunde Bo Afviser',
    addressLines: ['Prøvegade 4'],
    postcode: '5000',
    city: 'Odense C',
    email: 'afviser@prove.example',
  });
  const english = await create({
    name: 'Sample Customer Ltd',
    addressLines: ['1 Sample Street'],
    postcode: 'SA1 1AA',
    city: 'Sampletown',
    country: 'GB',
    email: 'english@sample.example',
    language: 'en',
  });
  return { slip, drawn, refusing, english };
}

async function createItems(api: ApiClient): Promise<Parties['items']> {
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
