import type { TargetedClipboardEvent, TargetedDragEvent } from 'preact';

type Box = HTMLDivElement;

interface ReceivingFiles {
  readonly onPaste: (event: TargetedClipboardEvent<Box>) => void;
  readonly onDragOver: (event: TargetedDragEvent<Box>) => void;
  readonly onDrop: (event: TargetedDragEvent<Box>) => void;
}

/** Files that are pasted or dropped here. */
export function useReceivingFiles(onFiles: (files: readonly File[]) => void): ReceivingFiles {
  function take(event: Event, transfer: DataTransfer | null): void {
    const files = [...(transfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  }
  return {
    onPaste: (event) => take(event, event.clipboardData),
    onDragOver: (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event) => take(event, event.dataTransfer),
  };
}
