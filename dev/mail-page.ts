import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CaughtMail, Mailbox } from './mailbox.ts';

/** Mails listed on one page. */
const PAGE_SIZE = 50;
/** Nothing in a mail may run, and no picture or style in it may tell anyone that it was read. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none'; base-uri 'none'";
const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ddd}' +
  'iframe{width:100%;height:44rem;border:1px solid #ddd}';

interface Reply {
  status?: number;
  type: string;
  body: string | Buffer;
  policy?: string;
  download?: string;
}

/** The mailbox over HTTP: `/` a list, `/mail/<id>`, `/mail/<id>/html`, `/mail/<id>/raw`, `/mail/<id>/attachment/<n>`, and `/messages` as JSON. */
export async function handleMailRequest(options: {
  mailbox: Mailbox;
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  const { mailbox, request, response } = options;
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const reply: Reply = (await answer({ mailbox, url })) ?? {
    status: 404,
    type: 'text/plain',
    body: 'There is no such page.\n',
  };
  response.writeHead(reply.status ?? 200, {
    'content-type': reply.type.startsWith('text/') ? `${reply.type}; charset=utf-8` : reply.type,
    'content-security-policy': reply.policy ?? POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(reply.download === undefined
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(reply.download)}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

async function answer({ mailbox, url }: { mailbox: Mailbox; url: URL }): Promise<Reply | undefined> {
  const [area, id = '', part, index = ''] = url.pathname.split('/').slice(1);
  if (area === '') return listPage({ mailbox, page: pageNumber(url) });
  if (area === 'messages' && id === '') return listJson({ mailbox, page: pageNumber(url) });
  if (area !== 'mail') return undefined;
  if (part === 'raw') {
    const raw = await mailbox.raw(id);
    return raw && { type: 'text/plain', body: raw };
  }
  const mail = await mailbox.mail(id);
  if (mail === undefined) return undefined;
  if (part === undefined) return { type: 'text/html', body: mailPage(mail) };
  // The sandbox holds where the page is opened by itself, outside the frame, as well.
  if (part === 'html') return { type: 'text/html', body: mail.html, policy: `sandbox; ${POLICY}` };
  const attachment = part === 'attachment' ? mail.attachments[Number.parseInt(index, 10)] : undefined;
  return attachment && { type: 'application/octet-stream', body: attachment.content, download: attachment.filename };
}

async function mailsOfPage({
  mailbox,
  page,
}: {
  mailbox: Mailbox;
  page: number;
}): Promise<{ mails: CaughtMail[]; total: number }> {
  const ids = await mailbox.ids();
  const mails = await Promise.all(ids.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map((id) => mailbox.mail(id)));
  return { mails: mails.filter((mail) => mail !== undefined), total: ids.length };
}

async function listJson(options: { mailbox: Mailbox; page: number }): Promise<Reply> {
  const { mails, total } = await mailsOfPage(options);
  const messages = mails.map(({ attachments, ...mail }) => ({
    ...mail,
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      sizeBytes: content.length,
    })),
  }));
  return { type: 'application/json', body: JSON.stringify({ total, messages }) };
}

async function listPage(options: { mailbox: Mailbox; page: number }): Promise<Reply> {
  const { page } = options;
  const { mails, total } = await mailsOfPage(options);
  const rows = mails.map(({ id, receivedAt, to, subject }) => {
    return `<tr><td>${escape(receivedAt)}</td><td>${escape(to)}</td><td><a href="/mail/${id}">${escape(subject || '(no subject)')}</a></td></tr>`;
  });
  const newer = page > 0 ? `<a href="/?page=${page - 1}">newer</a> ` : '';
  const older = (page + 1) * PAGE_SIZE < total ? `<a href="/?page=${page + 1}">older</a>` : '';
  const body = `<h1>Mailbox</h1><p>${total} mails. ${newer}${older}</p><table><tr><th>Received</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
  return { type: 'text/html', body: html({ title: 'Mailbox', body }) };
}

function mailPage({ id, from, to, subject, receivedAt, html: content, text, attachments }: CaughtMail): string {
  const files = attachments.map(({ filename, content: bytes }, index) => {
    return `<li><a href="/mail/${id}/attachment/${index}">${escape(filename)}</a> (${bytes.length} bytes)</li>`;
  });
  const shown =
    content === '' ? `<pre>${escape(text)}</pre>` : `<iframe sandbox src="/mail/${id}/html" title="The mail"></iframe>`;
  const head = `<p>From ${escape(from)}<br>To ${escape(to)}<br>Received ${escape(receivedAt)}</p>`;
  const links = `<ul>${files.join('')}<li><a href="/mail/${id}/raw">The mail as it came</a></li></ul>`;
  return html({
    title: subject,
    body: `<p><a href="/">Mailbox</a></p><h1>${escape(subject)}</h1>${head}${links}${shown}`,
  });
}

function html({ title, body }: { title: string; body: string }): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style><body>${body}</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function pageNumber(url: URL): number {
  const page = url.searchParams.get('page') ?? '0';
  return /^[0-9]{1,6}$/.test(page) ? Number.parseInt(page, 10) : 0;
}
