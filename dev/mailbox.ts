import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { errorCode } from './error-code.ts';

/** Names of kept mails: the time of arrival first, so that names sort by it, then a counter for those of the same millisecond. */
const MAIL_FILE = /^[0-9]{13}-[0-9]{6}$/;

export interface CaughtMail {
  id: string;
  /** When it came, ISO 8601. */
  receivedAt: string;
  from: string;
  to: string;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: Buffer }[];
}

/** A folder of kept mails. An id that is none of its own finds undefined. */
export interface Mailbox {
  /** Newest first. */
  ids: () => Promise<string[]>;
  raw: (id: string) => Promise<Buffer | undefined>;
  mail: (id: string) => Promise<CaughtMail | undefined>;
}

export function openMailbox(folder: string): Mailbox {
  const raw = async (id: string): Promise<Buffer | undefined> => {
    // The id comes from a URL: only names of the shape that was given out reach the file system.
    if (!MAIL_FILE.test(id)) return undefined;
    return readFile(join(folder, `${id}.eml`)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    });
  };
  return {
    raw,
    async ids() {
      const names = (await readdir(folder))
        .filter((name) => name.endsWith('.eml'))
        .map((name) => name.slice(0, -'.eml'.length));
      return names
        .filter((name) => MAIL_FILE.test(name))
        .toSorted()
        .toReversed();
    },
    async mail(id) {
      const source = await raw(id);
      return source === undefined
        ? undefined
        : describe({ id, parsed: await simpleParser(source, { skipTextToHtml: true }) });
    },
  };
}

function describe({ id, parsed }: { id: string; parsed: ParsedMail }): CaughtMail {
  const to = Array.isArray(parsed.to) ? parsed.to : [parsed.to];
  return {
    id,
    receivedAt: new Date(Number.parseInt(id, 10)).toISOString(),
    from: parsed.from?.text ?? '',
    to: to.flatMap((address) => address?.text ?? []).join(', '),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    html: parsed.html === false ? '' : (parsed.html ?? ''),
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      filename: filename ?? 'unnamed',
      contentType,
      content,
    })),
  };
}
