import type { Banner } from '../src/preview/messages.ts';

/** The elements of the banner. */
export interface BannerParts {
  /** What screen readers watch; it is never removed, because its first text would not be announced. */
  readonly text: HTMLElement;
  /** Shown if the sentence is about a line; `data-text` is its text, with `{0}` for the number of the line. */
  readonly go: HTMLElement;
  /** Shown if the sentence is about a stopped server. */
  readonly restart: HTMLElement;
}

/**
 * Creates the function that shows a sentence above the report, or none.
 *
 * @param onGo called with the zero-based line when its button or the sentence is pressed
 * @param onRestart called when the button for that is pressed
 */
export function createBanner(
  { text, go, restart }: BannerParts,
  onGo: (line: number) => void,
  onRestart: () => void,
): (banner: Banner | undefined) => void {
  let line: number | undefined;
  const toLine = (): void => {
    if (line !== undefined) onGo(line);
  };
  restart.addEventListener('click', onRestart);
  go.addEventListener('click', toLine);
  text.addEventListener('click', toLine);
  return (banner) => {
    const sentence = banner?.text ?? '';
    // Set only if it differs, so that screen readers do not repeat it on every key press.
    if (text.textContent !== sentence) text.textContent = sentence;
    restart.hidden = banner?.restart !== true;
    line = banner?.line;
    go.hidden = line === undefined;
    go.textContent = line === undefined ? '' : (go.dataset['text'] ?? '').replace('{0}', String(line + 1));
    text.classList.toggle('leads', line !== undefined);
  };
}
