import { useEffect, useEffectEvent, useState } from 'react';

/** A file that is dragged onto the page, wherever it is let go: beside its field the browser would open it instead. */
export function useDroppedFile(onDropped: (file: File) => void): { isOver: boolean } {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    event.preventDefault();
    setIsOver(false);
    if (file !== undefined) onDropped(file);
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Null where the pointer leaves the window, and not one element for another.
      if (event.relatedTarget === null) setIsOver(false);
    };
    document.addEventListener('dragover', over, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', (event) => take(event), { signal });
    return () => listening.abort();
  }, []);
  return { isOver };
}
