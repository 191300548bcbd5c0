import { expect, test } from '@jest/globals';
import { escapeHtml, fillTemplate, html } from './html.ts';

test('every character that means something in HTML is escaped', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  );
});

test('text in a template is escaped and HTML in it is kept', () => {
  const cell = html`<b>${'<i>'}</b>`;
  expect(html`<p>${cell}${[cell, cell]}</p>`.html).toBe(`<p>${'<b>&lt;i&gt;</b>'.repeat(3)}</p>`);
});

test('a value that looks like a place or a replacement pattern is shown as it is', () => {
  expect(fillTemplate('{{a}} {{ b }}', { a: '{{b}} $& $1', b: 'B' })).toBe('{{b}} $&amp; $1 B');
});

test('a place without a value is an error and never reaches a reader', () => {
  expect(() => fillTemplate('{{missing}}', {})).toThrow('missing');
});
