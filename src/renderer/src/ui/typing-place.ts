/** True where a key belongs to what has the focus (a text field, the record viewer, an open dialog or menu), not to the screen. A drawer is part of the screen. */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]:not(.MuiDrawer-paper), [role="menu"], [role="listbox"], .monaco-editor') !== null)
    return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
