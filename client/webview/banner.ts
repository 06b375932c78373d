import type { Banner } from '../src/preview/messages.ts';

/**
 * Creates the function that shows a sentence above the report, or none.
 *
 * @param text the element that screen readers watch; it is never removed, because its first text would not be announced
 * @param button shown if the sentence is about a stopped server
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
    // Set only if it differs, so that screen readers do not repeat it on every key press.
    if (text.textContent !== sentence) text.textContent = sentence;
    button.hidden = banner?.restart !== true;
  };
}
