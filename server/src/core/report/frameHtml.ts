/** Converts an organisation's header and footer to markup. */
import type { Frame } from './block.ts';
import { blocksHtml } from './blockHtml.ts';
import { markup, type Html } from './html.ts';
import type { Printing } from './printing.ts';

/** Returns the logo, the publisher and the header in a box; nothing if all of them are missing. */
export function frameHeadHtml(printing: Printing, frame: Frame | undefined): Html {
  if (!frame || !(frame.logo ?? frame.publisher ?? frame.header[0])) return markup``;
  return markup`<div class="ta-frame">
${logoHtml(printing, frame)}${frame.publisher !== undefined && markup`<p class="ta-publisher">${frame.publisher}</p>\n`}${noteHtml(printing, frame.header)}</div>\n`;
}

/** Returns the footer in a box; nothing if there is none. */
export function frameFootHtml(printing: Printing, frame: Frame | undefined): Html {
  if (!frame || frame.footer.length === 0) return markup``;
  return markup`<footer class="ta-frame ta-frame-foot">\n${noteHtml(printing, frame.footer)}</footer>\n`;
}

/** Returns the logo. Its alternative text is empty if the publisher's name is shown next to it. */
export function logoHtml({ labels }: Printing, { logo, publisher }: Frame): Html {
  if (logo === undefined) return markup``;
  return markup`<img class="ta-logo" src="${logo}" alt="${publisher === undefined ? labels['page.logo'] : ''}">\n`;
}

/** Returns prose in a box; nothing if there is none. */
export const noteHtml = (printing: Printing, blocks: Frame['header']): Html =>
  blocks.length === 0 ? markup`` : markup`<div class="ta-note">\n${blocksHtml(printing, blocks, 3)}</div>\n`;
