import { printableText } from './printable-text.ts';

/** An endpoint that was switched off, as its creditor is told of it. */
export interface WebhookNoticeWords {
  readonly creditorName: string;
  readonly url: string;
  /** It has taken nothing for days, or has said that it is gone. */
  readonly reason: 'failing' | 'gone';
}

const WHY: Readonly<Record<WebhookNoticeWords['reason'], string>> = {
  failing: 'Modtageren har ikke taget imod noget i tre døgn.',
  gone: 'Modtageren har svaret, at den ikke findes længere (410 Gone).',
};

/** The mail about it, in Danish as all that goes to a creditor: plain text. */
export function renderWebhookMail({ creditorName, url, reason }: WebhookNoticeWords): {
  readonly subject: string;
  readonly text: string;
} {
  const creditor = printableText(creditorName);
  const paragraphs = [
    'Hej',
    `Termin sender ikke længere hændelser for ${creditor} til denne modtager af webhooks:\n${url}`,
    WHY[reason],
    'Det, der venter, bliver liggende. Det bliver sendt i rækkefølge, når modtageren slås til igen; forsøgene og svarene på dem kan ses hos den.',
  ];
  return { subject: `Webhooks for ${creditor} er slået fra`, text: `${paragraphs.join('\n\n')}\n` };
}
