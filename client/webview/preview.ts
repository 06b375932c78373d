/** The script of the preview's page. It shows what the extension sends, and reports what the reader does. */
import type { FromPage, PageState, ToPage } from '../src/preview/messages.ts';
import { createBanner } from './banner.ts';
import { createBlocks } from './blocks.ts';
import { followClicks } from './clicks.ts';
import { addTools } from './pageTools.ts';
import { applyStyle } from './ownStyle.ts';
import { createPatcher } from './patch.ts';
import { createScrollSync } from './scroll.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void };

const host = acquireVsCodeApi();
const report = elementOf('report');
const post = (message: FromPage): void => host.postMessage(message);
const showBanner = createBanner(
  { text: elementOf('banner'), go: elementOf('go'), restart: elementOf('restart') },
  (line) => post({ type: 'reveal', line }),
  () => post({ type: 'restart' }),
);
const scrollSync = createScrollSync(report, (line) => post({ type: 'scrolled', line }));
const blocks = createBlocks(report, (line) => post({ type: 'reveal', line }));
const patcher = createPatcher(report, () => {
  addTools(report, { download: false });
  blocks.refresh();
  scrollSync.changed();
});

/** The page for which the extension was last asked to send all content again. */
let asked: string | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'parts':
      patcher.add(data.parts);
      break;
    case 'update':
      showBanner(data.banner);
      applyStyle(data.style);
      // When the page reports `ready`, the extension sends all content again.
      patcher.update(data.root, () => {
        if (asked !== data.root) post({ type: 'ready' });
        asked = data.root;
      });
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
    case 'reveal':
      blocks.reveal(data.line);
      break;
    case 'revealSource': {
      const line = blocks.current();
      if (line !== undefined) post({ type: 'reveal', line });
      break;
    }
    case 'configure':
      scrollSync.enable(data.scrollSync);
      document.body.style.setProperty('--ta-zoom', String(data.zoom / 100));
      scrollSync.changed();
  }
});
followClicks(report, post);
post({ type: 'ready' });

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}.`);
  return element;
}
