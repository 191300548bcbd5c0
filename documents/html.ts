/** Text that is HTML already. Anything else is escaped before it comes near a page. */
export interface Html {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

function htmlOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map(htmlOf).join('');
}

/** A template whose text values are escaped and whose HTML values are kept. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return { html: parts.reduce((whole, part, index) => whole + htmlOf(values[index - 1] ?? '') + part) };
}

/**
 * Puts the values in the places `{{name}}` of a template, in one pass: braces inside a value stay what they are.
 * @throws Error where the template has a place for which there is no value
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string | Html | readonly Html[]>>,
): string {
  return template.replace(/\{\{ ?(\w+) ?\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template has a place for which there is no value: ${name}`);
    return htmlOf(value);
  });
}
