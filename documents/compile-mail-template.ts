import mjml2html from 'mjml';

/**
 * An mjml template as HTML that mail programs show alike. Its places `{{name}}` are kept.
 * @throws Error where the template breaks a rule of mjml
 */
export async function compileMailTemplate(source: string): Promise<string> {
  const { html } = await mjml2html(source, { validationLevel: 'strict', keepComments: false, fonts: {} });
  return html;
}
