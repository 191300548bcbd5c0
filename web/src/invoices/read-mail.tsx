import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Facts } from '../ui/facts.tsx';
import { Shown } from '../ui/shown.tsx';
import { useInvoiceWords } from './words.ts';

type Contents = components['schemas']['MailContents'];

/**
 * A mail to a debtor: the invoice's own, or one that asks for what Betalingsservice does not bring. Its HTML stands in a frame in which
 * no script runs and nothing is loaded, whatever it holds: the sandbox says so here, and the policy that it is sent with says it again.
 */
export function ReadMail({
  invoiceId,
  mailId,
  isText,
}: {
  invoiceId: string;
  /** Of a mail that asks for a payment; undefined for the invoice's own. */
  mailId: string | undefined;
  isText: boolean;
}) {
  const words = useInvoiceWords();
  const ownLink = useOwnLink();
  const contents = useAnswer(['mails', 'contents', mailId ?? invoiceId], (signal) =>
    answerOf(
      mailId === undefined
        ? api.GET('/v1/invoices/{invoiceId}/mail/contents', { params: { path: { invoiceId } }, signal })
        : api.GET('/v1/payment-mails/{paymentMailId}/contents', {
            params: { path: { paymentMailId: mailId } },
            signal,
          }),
    ),
  );
  const file = mailId === undefined ? `/v1/invoices/${invoiceId}/mail` : `/v1/payment-mails/${mailId}/file`;
  return (
    <Shown answer={contents}>
      {(mail) => (
        <div className="framed">
          <MailHead mail={mail} />
          {isText || !mail.hasHtml ? (
            <pre className="mail-text" tabIndex={0} aria-label={words.mailAsText}>
              {mail.text ?? words.noText}
            </pre>
          ) : (
            <iframe title={words.mailFrame} sandbox="" src={ownLink(`${file}?part=html`)} />
          )}
          <p>
            <a href={ownLink(file)}>{words.mailFile}</a>
          </p>
        </div>
      )}
    </Shown>
  );
}

function MailHead({ mail: { subject, attachments } }: { mail: Contents }) {
  const words = useInvoiceWords();
  return (
    <div className="wide-facts">
      <Facts
        facts={[
          [words.subject, subject],
          [
            words.attached,
            attachments.length === 0 ? words.nothingAttached : attachments.map(({ name }) => name).join(', '),
          ],
        ]}
      />
    </div>
  );
}
