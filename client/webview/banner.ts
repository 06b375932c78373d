import type { Banner } from '../src/preview/messages.ts';

/**
 * Makes what shows a sentence above the report, or none.
 *
 * @param text the element that screen readers watch; it stays in the page, or its first text would not be announced
 * @param button shown where the sentence is about a server that does not run
 * @param onRestart called when the button is pressed
 */
export function createBanner(
  text: HTMLElement,
  button: HTMLElement,
  onRestart: () => void,
): (banner: Banner | undefined) => void {
  button.addEventListener('click', onRestart);
  return (banner) => {
    const sentence = banner?.text ?? '';
    // Changed only when it is another one, so that screen readers do not repeat it on every key.
    if (text.textContent !== sentence) text.textContent = sentence;
    button.hidden = banner?.restart !== true;
  };
}
