import { expect } from '@jest/globals';
import { billLongAgo } from '../../../dev/demo/bill-long-ago.ts';
import { IN_ARREARS } from '../leave-reminders.ts';
import { story } from './stage.ts';

interface Listed {
  readonly data: readonly { readonly id: string; readonly number: string; readonly debtorName: string }[];
}

/** By which way a document goes to its debtor. */
export function paperStories(): void {
  story('an invoice that went without a mail can be printed, and there is no mail to send again', async (scene) => {
    const { api, stack } = scene.living;
    const debtor = { name: 'Prøvekunde Kun Aftale', addressLines: ['Prøvegade 9'], postcode: '7800', city: 'Skive' };
    const { id: debtorId } = await api.post<{ id: string }>('/v1/debtors', debtor);
    await api.put(`/v1/debtors/${debtorId}/mandate`, { mandateNumber: '900000009', activeFrom: scene.begun });
    await billLongAgo({
      databaseUrl: stack.databaseUrl,
      on: scene.begun,
      body: {
        debtorId,
        startOn: scene.begun,
        interval: { unit: 'month', count: 12 },
        lines: [{ text: 'Leje', quantity: '1', unitPrice: '800', vatCode: 'standard' }],
      },
    });
    const [invoice] = (await api.get<Listed>(`/v1/invoices?debtorId=${debtorId}`)).data;
    const { page } = await scene.admin();
    await page.goto(`/invoices/${invoice?.id}`);
    await page.getByRole('button', { name: 'Skriv ud igen' }).waitFor();
    expect(await page.getByRole('button', { name: 'Send e-mail igen' }).count()).toBe(0);
  });

  story('from the queue of letters it is one click to a reminder', async ({ living: { api }, admin }) => {
    const { data } = await api.get<Listed>('/v1/reminders');
    const reminder = data.find(({ debtorName }) => debtorName === IN_ARREARS.reminded);
    await api.post(`/v1/invoices/${reminder?.id}/print`, { reason: 'Krøllet i printeren' });
    const { page } = await admin();
    await page.goto('/prints');
    await page
      .getByRole('row')
      .filter({ hasText: IN_ARREARS.reminded })
      .getByRole('link', { name: reminder?.number ?? '' })
      .click();
    await page.getByRole('heading', { name: `Rykker ${reminder?.number}`, level: 1 }).waitFor();
  });
}
