/** What people type in to have it saved: neither what narrows a list, nor what only asks, nor signing in. */
const FORMS = '.shell form:not([role=search], [data-only-asks])';
const FIELDS = 'input, select, textarea';

/** What each form held before it was typed in. */
const before = new WeakMap<HTMLFormElement, string>();
let typedIn = new WeakSet<HTMLFormElement>();
/** What was sent of a form by a request that is under way. */
const sent = new WeakMap<object, readonly [form: HTMLFormElement, content: string]>();
let submitted: HTMLFormElement | null = null;

/** Each field, and how many buttons there are: a line that is added or removed has its own. */
const contentOf = (form: HTMLFormElement): string =>
  JSON.stringify([
    form.querySelectorAll('button').length,
    ...[...form.querySelectorAll<HTMLInputElement>(FIELDS)].map(({ type, value, checked }) =>
      type === 'checkbox' || type === 'radio' ? checked : value,
    ),
  ]);

/** Whether somebody has typed in the form, and it is not as it was. */
export const isUnsaved = (form: HTMLFormElement): boolean => typedIn.has(form) && before.get(form) !== contentOf(form);

/** Whether there is a form on the page that holds what is not saved. */
export const hasUnsaved = (): boolean => [...document.querySelectorAll<HTMLFormElement>(FORMS)].some(isUnsaved);

/** What is typed may be lost: whoever typed it has said so. */
export function dropUnsaved(): void {
  typedIn = new WeakSet();
}

/** Of each request that changes something, so that it is known which form it saves. */
export const formRequests = {
  begin(request: object): void {
    if (submitted !== null) sent.set(request, [submitted, contentOf(submitted)]);
  },
  succeed(request: object): void {
    const [form, content] = sent.get(request) ?? [];
    if (form === undefined || content === undefined) return;
    before.set(form, content);
    typedIn.delete(form);
  },
};

const formOf = ({ target }: Event): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>(FORMS) : null;

function approach(event: Event): void {
  const form = formOf(event);
  if (form !== null && !typedIn.has(form)) before.set(form, contentOf(form));
}

function noticeTyping(event: Event): void {
  const form = formOf(event);
  if (form !== null) typedIn.add(form);
}

function submit(event: Event): void {
  submitted = formOf(event);
  // Whatever is sent by it is sent by now.
  setTimeout(() => (submitted = null));
}

/** Follows from here on what is typed in the page's forms. */
export function followForms(): void {
  for (const event of ['focusin', 'pointerdown', 'keydown', 'beforeinput'])
    document.addEventListener(event, approach, true);
  for (const event of ['input', 'change', 'click']) document.addEventListener(event, noticeTyping, true);
  document.addEventListener('submit', submit, true);
}
