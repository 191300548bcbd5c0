import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useOwnLink } from '../shell/use-own-link.ts';
import { Facts } from '../ui/facts.tsx';
import { Shown } from '../ui/shown.tsx';
import { useInvoiceWords } from './words.ts';

type Contents = components['schemas']['MailContents'];

/** A mail by where the API has it. */
export interface ReadableMail {
  readonly id: string;
  /** The path of it as it was sent. */
  readonly file: string;
  readonly read: (signal: AbortSignal) => Promise<Contents>;
}

/**
 * A mail to a debtor. Its HTML stands in a frame in which no script runs and nothing is loaded, whatever it holds: the sandbox says so
 * here, and the policy that it is sent with says it again.
 */
export function ReadMail({ mail: { id, file, read }, isText }: { mail: ReadableMail; isText: boolean }) {
  const words = useInvoiceWords();
  const ownLink = useOwnLink();
  const contents = useAnswer(['mails', 'contents', id], read);
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
