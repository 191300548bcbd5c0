import { z } from 'zod';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { FileAnswer } from '../http/route.ts';
import { readMail, type ReadMail } from './mail-parts.ts';

/** The query of a route that answers a mail. */
export const MAIL_PART = z.strictObject({
  part: z.enum(['html']).optional().meta({
    description:
      'As a person reads it instead of the whole mail: `text/html`, for a sandboxed frame of a page of the same origin. It runs no script and loads nothing',
  }),
});

/** A mail as it is read without a mail program. Its HTML is asked for by `part=html` of the mail. */
export const mailContents = z
  .strictObject({
    subject: z.string().meta({ example: 'Faktura 1042 fra Eksempelforeningen' }),
    text: z.string().nullable().meta({ description: 'Null where it has none' }),
    hasHtml: z.boolean(),
    attachments: z.array(
      z
        .strictObject({
          name: z.string().meta({ example: 'Faktura-1042.pdf' }),
          contentType: z.string().meta({ example: 'application/pdf' }),
          bytes: z.int().meta({ example: 15_000 }),
        })
        .meta({ id: 'MailAttachment' }),
    ),
  })
  .meta({ id: 'MailContents' });

/** @throws ApiProblem where the mail has not been made yet */
export function showMailContents(content: Uint8Array | null): z.input<typeof mailContents> {
  const { subject, text, html, attachments } = read(content);
  return {
    subject,
    text: text === null ? null : Buffer.from(text).toString('utf8').replaceAll('\r\n', '\n'),
    hasHtml: html !== null,
    attachments: attachments.map(({ name, type, bytes }) => ({ name, contentType: type, bytes })),
  };
}

/**
 * A mail as it is sent, or its HTML alone.
 * @throws ApiProblem where it has not been made yet, 404 where it has no such part.
 */
export function mailFile({
  content,
  name,
  part,
}: {
  content: Uint8Array | null;
  name: string;
  part: 'html' | undefined;
}): FileAnswer {
  if (part === undefined) {
    return {
      contentType: 'message/rfc822',
      fileName: `${name}.eml`,
      content: made(content),
      disposition: 'attachment',
    };
  }
  const { html } = read(content);
  if (html === null) throw notFound();
  return { contentType: 'text/html; charset=utf-8', fileName: `${name}.html`, content: html, disposition: 'inline' };
}

const read = (content: Uint8Array | null): ReadMail => readMail(made(content));

function made(content: Uint8Array | null): Uint8Array {
  if (content === null) throw new ApiProblem('not_rendered_yet');
  return content;
}
