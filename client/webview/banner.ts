import type { Banner } from '../src/preview/messages.ts';

/** The elements that make up the banner. */
export interface BannerParts {
  /** The element that screen readers watch. It is never removed, because screen readers do not announce the first text of a new element. */
  readonly text: HTMLElement;
  /** The button that is shown if the message refers to a line. `data-text` is its label, in which `{0}` stands for the line number. */
  readonly go: HTMLElement;
  /** The button that is shown if the server has stopped. */
  readonly restart: HTMLElement;
}

/**
 * Creates the function that shows a banner above the report, or hides it.
 *
 * @param onGo called with the zero-based line when the reader presses the text or the line button
 * @param onRestart called when the reader presses the restart button
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
    // Unchanged text is not set again, because screen readers would repeat it after every key press.
    if (text.textContent !== sentence) text.textContent = sentence;
    restart.hidden = banner?.restart !== true;
    line = banner?.line;
    go.hidden = line === undefined;
    go.textContent = line === undefined ? '' : (go.dataset['text'] ?? '').replace('{0}', String(line + 1));
    text.classList.toggle('leads', line !== undefined);
  };
}
