import type { Banner } from '../src/preview/messages.ts';

/** The elements of the banner. */
export interface BannerParts {
  /** The text that screen readers watch. It is never removed, because the first text of a new element would not be announced. */
  readonly text: HTMLElement;
  /** Shown if the message is about a line; `data-text` is its label, with `{0}` for the line number. */
  readonly go: HTMLElement;
  /** Shown if the server has stopped. */
  readonly restart: HTMLElement;
}

/**
 * Creates the function that shows a banner above the report, or hides it.
 *
 * @param onGo called with the zero-based line when the banner's text or its button is pressed
 * @param onRestart called when the restart button is pressed
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
    // Set only if it differs, so that screen readers do not repeat it with every key press.
    if (text.textContent !== sentence) text.textContent = sentence;
    restart.hidden = banner?.restart !== true;
    line = banner?.line;
    go.hidden = line === undefined;
    go.textContent = line === undefined ? '' : (go.dataset['text'] ?? '').replace('{0}', String(line + 1));
    text.classList.toggle('leads', line !== undefined);
  };
}
