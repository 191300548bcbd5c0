import { createContext, useState, type ComponentType } from 'react';

/** Which part of a dialog is drawn where: its button, or what it opens. */
export const PartContext = createContext<{
  readonly drawn: 'button' | 'dialog';
  readonly setIsOpen: (isOpen: boolean) => void;
} | null>(null);

/**
 * A component that is one `ActionDialog` and keeps what is typed in it. It is drawn once for its button, and once more for as long as
 * the dialog is open: its state begins with each opening, from what it is given then, and ends with it. The button stays, and with it
 * the focus. Whether there is such a dialog at all is decided by what draws it.
 */
export function openedAnew<Props extends object>(Dialog: ComponentType<Props>) {
  return function OpenedAnew(props: Props) {
    const [isOpen, setIsOpen] = useState(false);
    return (
      <>
        <PartContext value={{ drawn: 'button', setIsOpen }}>
          <Dialog {...props} />
        </PartContext>
        {isOpen && (
          <PartContext value={{ drawn: 'dialog', setIsOpen }}>
            <Dialog {...props} />
          </PartContext>
        )}
      </>
    );
  };
}
