import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { ROUTES } from '../../../api/routes.ts';
import { ownAgreement } from '../../../api/test-api.ts';
import { createApiClient, type ApiClient } from '../../../dev/demo/api-client.ts';
import { untilNone } from '../../../dev/demo/until-none.ts';
import { leaveWebhook } from '../leave-webhook.ts';
import { story, type Stage } from './stage.ts';
import { storeReminders } from './store-reminders.ts';

interface Created {
  readonly id: string;
}
interface Listed {
  readonly data: readonly Created[];
}

/** What is no text that a person reads: secrets, and what has a spelling of its own. */
const NO_TEXTS = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'code',
  'answer',
  'cvr',
  'ean',
  'timeZone',
  'customerNumber',
  'month',
  'baseMonth',
  'q',
];
/** Kept where the text of another route is kept. */
const SAME_AS: Readonly<Record<string, string>> = {
  'acceptInvitation /name': 'changeSession /name',
  'settlePayment /note': 'dismissPayment /reason',
  'changeLine /text': 'addLine /text',
};
/**
 * Not stored here: account numbers and addresses of machines have a spelling of their own, an operator's key would end that of the stories, no file that
 * can be read anyway has come, and nobody has anything to be paid out.
 */
const NOT_STORED = [
  'putBankAccounts /accounts/0',
  'setBankAccounts /accounts/0',
  'readReceivedFileAnyway /reason',
  'createApiKey /addresses/0',
  'createOperatorKey /addresses/0',
  'createOperatorKey /name',
  'askPayOut /note',
  'answerPayOut /note',
];
/** Shown on no screen: it stands in the deliveries alone. */
const NOT_SHOWN: readonly string[] = [];

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly enum?: unknown;
  readonly pattern?: unknown;
  readonly format?: unknown;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Each free text of a body by where it stands, with how long it may be. */
function textsIn(schema: Schema, defs: Readonly<Record<string, Schema>>, at = ''): [string, number][] {
  const { $ref, type, anyOf, properties, items } = schema;
  if ($ref !== undefined) return textsIn(defs[$ref.split('/').at(-1) ?? ''] ?? {}, defs, at);
  const isText = type === 'string' && [schema.enum, schema.pattern, schema.format].every((one) => one === undefined);
  return [
    ...(isText ? [[at, schema.maxLength ?? Infinity] as [string, number]] : []),
    ...(anyOf ?? []).flatMap((one) => textsIn(one, defs, at)),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => textsIn(one, defs, `${at}/${name}`)),
    ...(items === undefined ? [] : textsIn(items, defs, `${at}/0`)),
  ];
}

/** Every free text that the API takes and keeps, by its operation and where it stands in the body. What a PATCH takes, a POST has taken. */
const TEXTS: ReadonlyMap<string, number> = new Map(
  ROUTES.flatMap(({ operationId, method, path, readsOnly, schemas: { body } }) => {
    if (body === null || readsOnly === true || (method === 'patch' && path !== '/v1/session')) return [];
    const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema;
    return textsIn(schema, schema.$defs ?? {})
      .filter(([at]) => !NO_TEXTS.includes(at.split('/').at(-1) ?? ''))
      .map(([at, maxLength]) => [`${operationId} ${at}`, maxLength] as const);
  }),
);
const EXPECTED = [...TEXTS.keys()].filter((text) => SAME_AS[text] === undefined && !NOT_STORED.includes(text));

/** Markup of its own for each text, so that it is known which was seen. */
class Markup {
  readonly #numbers = new Map<string, number>();

  /** @throws Error where the API takes no such text */
  of(text: string): string {
    const maxLength = TEXTS.get(text);
    if (maxLength === undefined) throw new Error(`the API takes no text ${text}`);
    const number = this.#numbers.get(text) ?? this.#numbers.size + 10;
    this.#numbers.set(text, number);
    const image = `<img src=x onerror=alert(${number})>`;
    return image.length <= maxLength ? image : `<b id=h>${number}</b>`;
  }

  get used(): ReadonlySet<string> {
    return new Set(this.#numbers.keys());
  }
}

/** Every text that anybody can write is shown as it was written. */
export function everyTextStories(): void {
  story(
    'markup in any text that the API keeps is text on every screen, and none of it is left out here',
    async (scene) => {
      const markup = new Markup();
      const paths = await storeAll(scene, markup);
      expect(EXPECTED.filter((text) => !markup.used.has(text))).toEqual([]);
      const { page } = await scene.admin();
      await chooseCreditor(page, markup);
      const raised: string[] = [];
      page.on('dialog', (dialog) => {
        raised.push(dialog.message());
        void dialog.dismiss();
      });
      const elements: string[] = [];
      let seen = '';
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        if ((await page.locator('img, #h').count()) > 0) elements.push(path);
        seen += await textOf(page);
      }
      expect(elements).toEqual([]);
      expect(raised).toEqual([]);
      expect(EXPECTED.filter((text) => !NOT_SHOWN.includes(text) && !seen.includes(markup.of(text)))).toEqual([]);
      await patchSession(page, { name: 'Operator' });
    },
  );
}

/** All that is read on the page: its text, and what stands in its fields. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.body.innerText,
      ...[...document.querySelectorAll<HTMLInputElement>('input, textarea, option')].map((field) => field.value),
    ].join('\n'),
  );

const patchSession = (page: Page, change: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/v1/session', { method: 'PATCH', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }, change);

async function chooseCreditor(page: Page, markup: Markup): Promise<void> {
  const name = markup.of('createCreditor /name');
  const id = await page.evaluate(async (wanted) => {
    const session: { creditors: { id: string; name: string }[] } = await (await fetch('/v1/session')).json();
    return session.creditors.find((creditor) => creditor.name === wanted)?.id ?? '';
  }, name);
  await patchSession(page, { creditorId: id, name: markup.of('changeSession /name') });
}

/** A creditor of its own in whose books every text is markup. Answers the screens that show them. */
async function storeAll({ living, today, begun }: Stage, markup: Markup): Promise<string[]> {
  const of = (text: string): string => markup.of(text);
  markup.of('changeSession /name');
  const { operator, url } = living;
  const creditor = await operator.post<Created>('/v1/creditors', {
    name: of('createCreditor /name'),
    addressLines: [of('createCreditor /addressLines/0')],
    postcode: of('createCreditor /postcode'),
    city: of('createCreditor /city'),
    phone: of('createCreditor /phone'),
    cvr: '10000009',
    email: 'markup@eksempel.example',
    fiCreditorNumber: '88888888',
    betalingsservice: { ...ownAgreement(), mainText: of('createCreditor /betalingsservice/mainText') },
  });
  const { secret } = await operator.post<{ secret: string }>('/v1/api-keys', {
    creditorId: creditor.id,
    role: 'admin',
    name: of('createApiKey /name'),
  });
  const api = createApiClient({ url, key: secret });
  await api.put('/v1/ledger/account-numbers', {
    accounts: [
      {
        account: 'bank',
        number: of('putAccountNumbers /accounts/0/number'),
        name: of('putAccountNumbers /accounts/0/name'),
      },
    ],
  });
  const debtor = await api.post<Created>('/v1/debtors', {
    name: of('createDebtor /name'),
    addressLines: [of('createDebtor /addressLines/0')],
    postcode: of('createDebtor /postcode'),
    city: of('createDebtor /city'),
    reference: of('createDebtor /reference'),
    // Whose postcodes have four digits is Denmark alone.
    country: 'GB',
    email: 'markup2@prove.example',
  });
  const group = await api.post<Created>('/v1/debtor-groups', { name: of('createDebtorGroup /name') });
  const item = await api.post<Created>('/v1/items', {
    number: of('createItem /number'),
    nameDa: of('createItem /nameDa'),
    nameEn: of('createItem /nameEn'),
    descriptionDa: of('createItem /descriptionDa'),
    descriptionEn: of('createItem /descriptionEn'),
    unitPrice: '10',
    vatCode: 'exempt',
  });
  const price = { quantity: '1', unitPrice: '100', vatCode: 'standard' };
  const subscription = await api.post<Created>('/v1/subscriptions', {
    debtorId: debtor.id,
    reference: of('createSubscription /reference'),
    startOn: begun,
    interval: { unit: 'month', count: 12 },
    lines: [{ ...price, text: of('createSubscription /lines/0/text') }],
    oneOffLines: [{ ...price, text: of('createSubscription /oneOffLines/0/text') }],
  });
  const later = await api.post<Created>('/v1/subscriptions', {
    debtorId: debtor.id,
    startOn: begun,
    interval: { unit: 'month', count: 12 },
    draftWindowDays: 3,
    lines: [{ ...price, text: 'Leje' }],
  });
  const invoiceId = await first(api, `/v1/invoices?subscriptionId=${subscription.id}`);
  const draftId = await first(api, '/v1/drafts?status=waiting');
  await api.put(`/v1/drafts/${draftId}/lines`, { lines: [{ ...price, text: of('editDraft /lines/0/text') }] });
  await api.put(`/v1/subscriptions/${later.id}/lines`, {
    lines: [{ ...price, text: of('replaceLines /lines/0/text') }],
  });
  await api.post(`/v1/subscriptions/${later.id}/lines`, { ...price, text: of('addLine /text') });
  await api.post(`/v1/subscriptions/${later.id}/one-off-lines`, { ...price, text: of('addOneOffLine /text') });
  const credited = await api.post<Created>(`/v1/invoices/${invoiceId}/credit-notes`, {
    lines: [{ ...price, unitPrice: '1', text: of('creditInvoice /lines/0/text') }],
  });
  await api.post(`/v1/invoices/${invoiceId}/print`, { reason: of('printInvoice /reason') });
  await api.post(`/v1/invoices/${invoiceId}/write-off`, { amount: '1.00', note: of('writeOffInvoice /note') });
  const ids = { creditorId: creditor.id, debtorId: debtor.id, invoiceId };
  const reminderId = await storeReminders({ living, api, of }, ids);
  const entered = { date: today, amount: '1000.00', how: 'cash', debtorId: debtor.id };
  const payment = await api.post<Created>('/v1/payments', { ...entered, note: of('enterPayment /note') });
  await api.post(`/v1/debtors/${debtor.id}/pay-out`, { amount: '1.00', note: of('payOutCredit /note') });
  const webhookId = await leaveWebhook(
    { api },
    { path: of('createWebhookEndpoint /url'), description: of('createWebhookEndpoint /description') },
  );
  const wrong = await api.post<Created>('/v1/payments', { ...entered, amount: '2.00' });
  await api.post(`/v1/payments/${wrong.id}/undo`);
  await api.post(`/v1/payments/${wrong.id}/dismiss`, { reason: of('dismissPayment /reason') });
  return [
    '/',
    '/debtors',
    ...['', '?tab=subscriptions', '?tab=account', '?tab=payments', '?tab=mandate', '?tab=changes'].map(
      (tab) => `/debtors/${debtor.id}${tab}`,
    ),
    '/subscriptions',
    ...[subscription, later].flatMap(({ id }) =>
      ['', '?tab=lines', '?tab=periods', '?tab=changes'].map((tab) => `/subscriptions/${id}${tab}`),
    ),
    '/groups',
    `/groups/debtors/${group.id}`,
    '/prices',
    `/prices/items/${item.id}`,
    '/drafts',
    `/drafts/${draftId}`,
    '/invoices',
    ...['', '?tab=mail', '?tab=text'].map((tab) => `/invoices/${invoiceId}${tab}`),
    `/invoices/${credited.id}`,
    '/prints',
    '/reminders?tab=holds',
    '/reminders?tab=cases&status=all',
    `/reminders/${reminderId}`,
    `/debtors/${debtor.id}?tab=reminders`,
    '/payments',
    '/payments?status=matched',
    '/payments?status=dismissed',
    `/payments/${payment.id}`,
    `/payments/${wrong.id}`,
    '/ledger',
    '/ledger?tab=numbers',
    '/ledger?tab=journal',
    '/audit',
    '/settings',
    `/settings/webhooks/${webhookId}`,
    '/access',
    '/account',
    '/operator',
    `/operator/${creditor.id}`,
  ];
}

/** The first of a list that what runs behind has yet to fill. */
async function first(api: ApiClient, list: string): Promise<string> {
  let found: Created | undefined;
  const lacking = await untilNone(async () => {
    ({
      data: [found],
    } = await api.get<Listed>(list));
    return found === undefined ? [`nothing in ${list}`] : [];
  });
  if (found === undefined) throw new Error(lacking.join());
  return found.id;
}
