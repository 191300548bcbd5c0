import { useOwnLink } from '../shell/use-own-link.ts';
import { Tabs } from '../ui/tabs.tsx';
import { ReadMail, type ReadableMail } from './read-mail.tsx';
import { useInvoiceWords } from './words.ts';

/** What the debtor got: the document, and the mail as it is seen or as its text says it. */
export function Papers({
  pdf,
  mail,
  tab: asked,
  mailId,
}: {
  pdf: { path: string; title: string; isReady: boolean };
  /** Null where there is none to read. */
  mail: ReadableMail | null;
  /** As it stands in the address: which of them, and of which mail. */
  tab: string | undefined;
  mailId?: string | undefined;
}) {
  const words = useInvoiceWords();
  const tab = mail !== null && (asked === 'mail' || asked === 'text') ? asked : 'pdf';
  return (
    <div className="papers">
      {mail !== null && (
        <Tabs
          label={words.papers}
          current={tab}
          keep={{ mail: mailId }}
          tabs={[
            ['pdf', words.document],
            ['mail', words.mail],
            ['text', words.mailAsText],
          ]}
        />
      )}
      {mail === null || tab === 'pdf' ? <Pdf {...pdf} /> : <ReadMail mail={mail} isText={tab === 'text'} />}
    </div>
  );
}

/**
 * The document as the debtor got it. The browser's own viewer shows it, which runs in no sandbox. It is printed from a window of its own:
 * on the paper of the screen it would be the viewer's bar, so it is left out there.
 */
function Pdf({ path, title, isReady }: { path: string; title: string; isReady: boolean }) {
  const words = useInvoiceWords();
  const address = useOwnLink()(path);
  if (!isReady) return <p className="loading">{words.pdfNotReady}</p>;
  return (
    <div className="framed">
      <iframe title={title} src={`${address}#navpanes=0&view=FitH`} />
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {words.openPdf}
        </a>
      </p>
    </div>
  );
}
