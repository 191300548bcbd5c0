import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { layFile } from '../../../dev/demo/lay-file.ts';
import { statementOf } from '../../../dev/demo/statement.ts';
import { untilNone } from '../../../dev/demo/until-none.ts';
import { story, type Stage } from './stage.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
/** As long as a name may be, without a place to break it. */
const ENDLESS = 'Å'.repeat(200);
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
/** The account that the stage's creditor has. */
const ACCOUNT = 'DK5000400440116243';

interface Created {
  readonly id: string;
}

/** What others wrote is shown as they wrote it, and does nothing. */
export function hostileStories(): void {
  story('markup in a name, a reference, an item, a line or a payer’s text is text on every screen', async (scene) => {
    const paths = await storeHostile(scene);
    const { page } = await scene.admin();
    const raised: string[] = [];
    page.on('dialog', (dialog) => {
      raised.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of paths) {
      await page.goto(path);
      await showsAsText(page);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Søg i alt' }).fill('onerror');
    await page.getByRole('option').getByText(HOSTILE).first().waitFor();
    await showsAsText(page);
    expect(raised).toEqual([]);
  });

  story('an endless name moves no screen sideways, and no amount out of sight', async (scene) => {
    const paths = await storeEndless(scene);
    const { page } = await scene.admin();
    for (const path of paths) {
      for (const viewport of [DESK, PHONE]) {
        await page.setViewportSize(viewport);
        await page.goto(path);
        await page.getByText(ENDLESS).filter({ visible: true }).first().waitFor();
        expect([path, viewport, await page.evaluate(isTooWide)]).toEqual([path, viewport, false]);
      }
    }
  });

  story(
    'the PDF of an invoice is shown in its frame, and on paper the screen has no frame',
    async ({ living, admin }) => {
      const { page } = await admin();
      const { data } = await living.api.get<{ data: Created[] }>('/v1/invoices');
      const loaded = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/pdf'));
      await page.goto(`/invoices/${data[0]?.id ?? ''}`);
      await page.getByTitle(/^Faktura som PDF/).waitFor();
      const response = await loaded;
      expect([response.status(), response.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const shown = [page.locator('iframe'), page.getByRole('navigation'), page.getByRole('table', { name: 'Linjer' })];
      expect(await Promise.all(shown.map((part) => part.first().isVisible()))).toEqual([false, false, true]);
      // Ink on white paper.
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    },
  );
}

/** Whether the page must be moved sideways, or a table, whose amounts stand behind its texts. */
const isTooWide = (): boolean =>
  [document.documentElement, ...document.querySelectorAll('.table-frame')].some(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  );

async function showsAsText(page: Page): Promise<void> {
  await page.getByText(HOSTILE).filter({ visible: true }).first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
}

/** A debtor and an item of this name, and two subscriptions of theirs: one is billed at once, of the other a draft waits. */
async function storeNamed({ living: { api }, begun }: Stage, { name, key }: { name: string; key: string }) {
  const debtor = await api.post<Created>('/v1/debtors', {
    name,
    addressLines: [name.slice(0, 35)],
    postcode: '8000',
    city: 'Aarhus C',
    email: `${key}@prove.example`,
  });
  const item = await api.post<Created>('/v1/items', {
    number: key,
    nameDa: name,
    nameEn: name,
    unitPrice: '10',
    vatCode: 'exempt',
  });
  const subscribe = (draftWindowDays: number): Promise<Created> =>
    api.post<Created>('/v1/subscriptions', {
      debtorId: debtor.id,
      reference: name.slice(0, 100),
      startOn: begun,
      interval: { unit: 'month', count: 12 },
      draftWindowDays,
      lines: [
        { itemId: item.id, quantity: '1' },
        { text: name, quantity: '1', unitPrice: '20', vatCode: 'standard' },
      ],
    });
  const subscription = await subscribe(0);
  await subscribe(3);
  return { debtor, item, subscription };
}

/** Stores an endless name, and answers the screens that show it whole. */
async function storeEndless(stage: Stage): Promise<string[]> {
  const { debtor, item, subscription } = await storeNamed(stage, { name: ENDLESS, key: 'endless' });
  const { api } = stage.living;
  const ofDebtor = async (list: string): Promise<Created | undefined> =>
    (await api.get<{ data: (Created & { debtorId: string })[] }>(list)).data.find(
      ({ debtorId }) => debtorId === debtor.id,
    );
  const made: Created[] = [];
  const lacking = await untilNone(async () => {
    const found = [await ofDebtor('/v1/invoices'), await ofDebtor('/v1/drafts?status=waiting')];
    made.splice(0, made.length, ...found.filter((one) => one !== undefined));
    return made.length === found.length ? [] : ['an invoice and a draft'];
  });
  expect(lacking).toEqual([]);
  const [invoice, draft] = made;
  return [
    '/debtors',
    '/subscriptions',
    '/invoices',
    '/drafts',
    '/prices',
    `/debtors/${debtor.id}`,
    `/subscriptions/${subscription.id}`,
    `/subscriptions/${subscription.id}?tab=lines`,
    `/prices/items/${item.id}`,
    `/drafts/${draft?.id}`,
    `/invoices/${invoice?.id}`,
  ];
}

/** Stores it wherever people write, and answers the screens that show it. */
async function storeHostile(stage: Stage): Promise<string[]> {
  const {
    living: { api, stack },
    today,
  } = stage;
  const { debtor, item, subscription } = await storeNamed(stage, { name: HOSTILE, key: 'markup' });
  const group = await api.post<Created>('/v1/debtor-groups', { name: HOSTILE });
  await layFile({
    folder: stack.returnFolder,
    name: 'markup-camt-053.xml',
    // Another statement than the one that came before: its references are others, else it would be the same money told twice.
    content: Buffer.from(
      statementOf({
        account: ACCOUNT,
        on: today,
        entries: [{ amount: '11.00', payer: 'Prøvebetaler', text: HOSTILE.replace('<', '&lt;').replace('>', '&gt;') }],
      }).replaceAll('DEMO', 'MARKUP'),
    ),
  });
  const ids: Record<string, string> = {};
  const lists = {
    '/invoices': `/v1/invoices?debtorId=${debtor.id}`,
    '/drafts': '/v1/drafts?status=waiting',
    '/payments': '/v1/payments?status=waiting',
  };
  const lacking = await untilNone(async () => {
    for (const [path, list] of Object.entries(lists)) {
      const { data } = await api.get<{ data: Created[] }>(list);
      const found = data.find((row) => JSON.stringify(row).includes(HOSTILE));
      if (found !== undefined) ids[path] = found.id;
    }
    return Object.keys(lists).filter((path) => ids[path] === undefined);
  });
  expect(lacking).toEqual([]);
  return [
    '/debtors',
    `/debtors/${debtor.id}`,
    `/debtors/${debtor.id}?tab=subscriptions`,
    `/debtors/${debtor.id}?tab=changes`,
    '/subscriptions',
    `/subscriptions/${subscription.id}`,
    `/subscriptions/${subscription.id}?tab=lines`,
    `/subscriptions/${subscription.id}?tab=changes`,
    '/groups',
    `/groups/debtors/${group.id}`,
    '/prices',
    `/prices/items/${item.id}`,
    '/audit',
    ...Object.keys(lists),
    ...Object.entries(ids).map(([path, id]) => `${path}/${id}`),
  ];
}
