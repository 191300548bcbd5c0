import { useEffect, useRef, type ReactNode } from 'react';

/** A screen with its heading, which gets the focus when one comes to it, so that its name is said; and what can be done on it. */
export function Screen({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Termin`;
  }, [title]);
  useEffect(() => {
    // Whoever has begun to type on the new screen is not taken away from there.
    if (document.activeElement === null || document.activeElement === document.body || !isField(document.activeElement))
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <header className="screen-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle !== undefined && <p className="subtitle">{subtitle}</p>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

const isField = (element: Element): boolean => element.matches('input, select, textarea, dialog *');
