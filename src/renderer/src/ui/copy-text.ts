/** Puts text on the clipboard, character for character. Throws where the browser does not let it. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
