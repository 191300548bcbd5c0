// For the tests of this folder.

/** What a reader sees of the HTML: without head, tags and doubled blanks. */
export function shownHtml(html: string): string {
  return html
    .replace(/^[\s\S]*<\/head>/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/g, ' ');
}
