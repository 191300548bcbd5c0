import type { FormEvent } from 'react';

/**
 * Sends a form unless something in it cannot be read: what stands there would be left out in silence, and where a field may be empty that
 * means something else. The first such field says what is wrong and has the focus.
 */
export const whenReadable =
  (send: () => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const unread = [...event.currentTarget.elements].filter(isUnread);
    // Asked of each, so that each says it.
    for (const field of unread) field.checkValidity();
    if (unread.length === 0) send();
    else unread[0]?.focus();
  };

const isUnread = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.validity.customError;
