/** The page of the preview: shows the host's messages and reports the reader's actions. */
import type { FromPage, PageState, ToPage } from '../src/preview/messages.ts';
import { createBanner } from './banner.ts';
import { followClicks } from './clicks.ts';
import { addTools } from './pageTools.ts';
import { applyStyle } from './ownStyle.ts';
import { patch } from './patch.ts';
import { createScrollSync } from './scroll.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void };

const host = acquireVsCodeApi();
const report = elementOf('report');
const post = (message: FromPage): void => host.postMessage(message);
const showBanner = createBanner(elementOf('banner'), elementOf('restart'), () => post({ type: 'restart' }));
const scrollSync = createScrollSync(report, (line) => post({ type: 'scrolled', line }));

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'update':
      showBanner(data.banner);
      applyStyle(data.style);
      patch(report, data.html);
      addTools(report, { download: false });
      break;
    case 'banner':
      showBanner(data.banner);
      break;
    case 'state':
      host.setState(data.state);
      break;
    case 'scrollTo':
      scrollSync.scrollTo(data.line);
      break;
    case 'configure':
      scrollSync.enable(data.scrollSync);
  }
});
followClicks(report, post);
post({ type: 'ready' });

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}
