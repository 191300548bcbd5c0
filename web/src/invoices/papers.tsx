import { useSearch } from '@tanstack/react-router';
import type { components } from '../api/schema.ts';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Tabs } from '../ui/tabs.tsx';
import { ReadMail } from './read-mail.tsx';
import { useInvoiceWords } from './words.ts';

type Invoice = components['schemas']['Invoice'];

/** What the debtor got: the document, and the mail as it is seen or as its text says it. */
export function Papers({ invoice }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const { tab: asked, mail } = useSearch({ from: '/invoices/$invoiceId' });
  const hasMail = invoice.mail !== null && invoice.pdfReady;
  const tab = hasMail && (asked === 'mail' || asked === 'text') ? asked : 'pdf';
  return (
    <div className="papers">
      {hasMail && (
        <Tabs
          label={words.papers}
          current={tab}
          keep={{ mail }}
          tabs={[
            ['pdf', words.document],
            ['mail', words.mail],
            ['text', words.mailAsText],
          ]}
        />
      )}
      {tab === 'pdf' ? (
        <Pdf invoice={invoice} />
      ) : (
        <ReadMail invoiceId={invoice.id} mailId={mail} isText={tab === 'text'} />
      )}
    </div>
  );
}

/**
 * The document as the debtor got it. The browser's own viewer shows it, which runs in no sandbox. It is printed from a window of its own:
 * on the paper of the screen it would be the viewer's bar, so it is left out there.
 */
function Pdf({ invoice: { id, number, pdfReady } }: { invoice: Invoice }) {
  const words = useInvoiceWords();
  const path = useOwnLink()(`/v1/invoices/${id}/pdf`);
  if (!pdfReady) return <p className="loading">{words.pdfNotReady}</p>;
  return (
    <div className="framed">
      <iframe title={`${words.pdf} ${number}`} src={`${path}#navpanes=0&view=FitH`} />
      <p>
        <a href={path} target="_blank" rel="noreferrer">
          {words.openPdf}
        </a>
      </p>
    </div>
  );
}
