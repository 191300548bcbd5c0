import { z } from 'zod';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { FileAnswer } from '../http/route.ts';
import { htmlPart } from './html-part.ts';

/** The query of a route that answers a mail. */
export const MAIL_PART = z.strictObject({
  part: z.enum(['html']).optional().meta({
    description:
      'As a person reads it instead of the whole mail: `text/html`, for a sandboxed frame of a page of the same origin. It runs no script and loads nothing',
  }),
});

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
  if (content === null) throw new ApiProblem('not_rendered_yet');
  if (part === undefined) {
    return { contentType: 'message/rfc822', fileName: `${name}.eml`, content, disposition: 'attachment' };
  }
  const html = htmlPart(content);
  if (html === null) throw notFound();
  return { contentType: 'text/html; charset=utf-8', fileName: `${name}.html`, content: html, disposition: 'inline' };
}
