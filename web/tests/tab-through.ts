import type { Page } from 'playwright-core';

/** More than any screen has. */
const MOST_STOPS = 400;
const MOST_PRESSES = 3;

/** What is wrong with going through the page by Tab alone, from its beginning to its end. */
export async function tabThrough(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const wrong: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await pressTab(page);
    const found = await page.evaluate(lookAtFocus);
    if (found === 'end') return stop === 0 ? ['nothing is reached'] : [...new Set(wrong)];
    if (found !== null) wrong.push(found);
  }
  return [...new Set(wrong), 'there is no end'];
}

/** What keeps the focus keeps it however often Tab is pressed: a browser that is busy may lose one. */
async function pressTab(page: Page): Promise<void> {
  for (let press = 0; press < MOST_PRESSES; press += 1) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(() => document.activeElement?.matches('[data-tab-stop]:not(iframe)') ?? false))) return;
  }
}

/** Whether what has the focus can be seen, shows that it has it, and comes after what had it before. */
function lookAtFocus(): string | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'end';
  const before = document.querySelector('[data-tab-stop]');
  // The viewer of a PDF has stops of its own.
  if (before === focused) return focused.matches('iframe') ? null : `${nameOf(focused)} keeps the focus`;
  before?.removeAttribute('data-tab-stop');
  focused.dataset['tabStop'] = '';
  const isFirst = before === null;
  if (isFirst && !focused.matches('.skip')) return `${nameOf(focused)} comes before the way past the menu`;
  if (!isFirst && (before.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) {
    // Round again: after the last comes the first.
    if (focused.matches('.skip')) return 'end';
    return `${nameOf(focused)} comes after what stands below it`;
  }
  // Of these what stands beside them is seen.
  const shown = focused.matches('input[type=radio], input.unseen') ? (focused.nextElementSibling ?? focused) : focused;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  // Within a frame its own document shows where one is: to this one Chromium says nothing of it.
  const isUnmarked = outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1;
  if (isUnmarked && !focused.matches('iframe')) return `${nameOf(focused)} does not show the focus`;
  const { top, bottom, left, right, width, height } = shown.getBoundingClientRect();
  if (width === 0 || height === 0 || bottom < 0 || top > innerHeight) return `${nameOf(focused)} is out of sight`;
  const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  const isCovered = over !== null && !shown.contains(over) && !over.contains(shown);
  return isCovered ? `${nameOf(focused)} is covered by ${nameOf(over)}` : null;

  // The browser gets this function alone.
  // oxlint-disable-next-line unicorn/consistent-function-scoping
  function nameOf(element: Element): string {
    return `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
  }
}
