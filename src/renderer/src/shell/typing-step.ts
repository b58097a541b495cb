/** Tells whether a change comes from the same field, still being typed in, as the change before it. */
export class TypingStep {
  #field: Element | null = null;

  /** Begins to listen; answers how to stop. Enter and leaving the field end what is typed. */
  listen(): () => void {
    const end = (): void => {
      this.#field = null;
    };
    const pressed = (event: KeyboardEvent): void => {
      // What Enter settles still belongs to what was typed.
      if (event.key === 'Enter') setTimeout(end, 0);
    };
    window.addEventListener('focusout', end);
    window.addEventListener('keydown', pressed, true);
    return () => {
      window.removeEventListener('focusout', end);
      window.removeEventListener('keydown', pressed, true);
    };
  }

  /** To be asked once with each change. */
  continues(): boolean {
    const field = textField(document.activeElement);
    const isSame = field !== null && field === this.#field;
    this.#field = field;
    return isSame;
  }
}

function textField(element: Element | null): Element | null {
  if (element instanceof HTMLTextAreaElement) return element;
  if (element instanceof HTMLInputElement) return ['text', 'search', 'number'].includes(element.type) ? element : null;
  return element instanceof HTMLElement && element.isContentEditable ? element : null;
}
