/** Converts inline content of the report to markup. */
import type { Chip, Inline } from './block.ts';
import { dateHtml } from './dateHtml.ts';
import { attribute, markup, type Html } from './html.ts';
import { plainInline } from './inline.ts';
import type { Printing } from './printing.ts';
import { textHtml } from './textHtml.ts';

/** Returns inline content as markup. Its URLs were checked when the report was built. */
export function inlineHtml(printing: Printing, content: readonly Inline[]): Html {
  return markup`${content.map((part) => partHtml(printing, part))}`;
}

function partHtml(printing: Printing, part: Inline): Html {
  switch (part.kind) {
    case 'text':
      return part.date ? dateHtml(printing, part.text) : textHtml(part.text);
    case 'code':
      return codeHtml(part.text);
    case 'strong':
      return markup`<strong>${inlineHtml(printing, part.content)}</strong>`;
    case 'emphasis':
      return markup`<em>${inlineHtml(printing, part.content)}</em>`;
    case 'muted':
      return markup`<span class="ta-muted">${inlineHtml(printing, part.content)}</span>`;
    case 'link':
      return markup`<a${attribute('class', part.quiet ? 'ta-quiet' : isBare(part) ? 'ta-bare' : undefined)} href="${part.url}"${attribute('title', printing.titles ? part.url : undefined)} rel="noopener noreferrer">${inlineHtml(printing, part.content)}</a>`;
    case 'break':
      return markup`<br>`;
    case 'badge':
      return markup`<span class="ta-badge ta-${part.tone}">${part.text}</span>`;
    case 'chips':
      return markup`<span class="ta-chips">${part.chips.map((chip, index) => markup`${index > 0 && ' '}${chipHtml(printing, chip)}`)}</span>`;
  }
}

/** Returns inline code as markup. Browsers may break a CVSS vector across lines only after a slash. */
function codeHtml(text: string): Html {
  if (!/^(?:CVSS:\d\.\d\/)?AV:[\w/:]+$/.test(text)) return markup`<code>${text}</code>`;
  return markup`<code class="ta-vector">${text.split('/').map((metric, index) => markup`${index > 0 && markup`/<wbr>`}${metric}`)}</code>`;
}

/** Whether a link shows its own URL, which a printed page need not repeat. */
const isBare = ({ url, content }: Extract<Inline, { kind: 'link' }>): boolean => plainInline(content).trim() === url;

const chipHtml = ({ at }: Printing, { text, detail, tone, line }: Chip): Html =>
  markup`<span class="ta-chip${tone && ` ta-chip-${tone}`}"${at(line)}>${text}${detail && markup` <span class="ta-chip-detail">${detail}</span>`}</span>`;

/** Returns actors as a list: each name as a chip, with the author's details, and with the catalogue's facts below. */
export function actorsHtml({ at }: Printing, chips: readonly Chip[]): Html {
  return markup`<ul class="ta-actors">${chips.map(
    ({ text, detail, title, tone, line }) =>
      markup`<li${at(line)}><span class="ta-chip${tone && ` ta-chip-${tone}`}">${text}</span>${detail && markup` <span class="ta-chip-detail">${detail}</span>`}${title && markup` <span class="ta-actor-facts">${title}</span>`}</li>`,
  )}</ul>`;
}
