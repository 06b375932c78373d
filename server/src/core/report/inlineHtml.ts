/** Inline content of the report as markup. */
import type { Chip, Inline } from './block.ts';
import { attribute, markup, type Html } from './html.ts';

/** Returns inline content as markup. Its addresses were checked when the report was built. */
export function inlineHtml(content: readonly Inline[]): Html {
  return markup`${content.map(partHtml)}`;
}

function partHtml(part: Inline): Html {
  switch (part.kind) {
    case 'text':
      return markup`${part.text}`;
    case 'code':
      return markup`<code>${part.text}</code>`;
    case 'strong':
      return markup`<strong>${inlineHtml(part.content)}</strong>`;
    case 'emphasis':
      return markup`<em>${inlineHtml(part.content)}</em>`;
    case 'muted':
      return markup`<span class="ta-muted">${inlineHtml(part.content)}</span>`;
    case 'link':
      return markup`<a${attribute('class', part.quiet ? 'ta-quiet' : undefined)} href="${part.url}" title="${part.url}" rel="noopener noreferrer">${inlineHtml(part.content)}</a>`;
    case 'break':
      return markup`<br>`;
    case 'badge':
      return markup`<span class="ta-badge ta-${part.tone}">${part.text}</span>`;
    case 'chips':
      return markup`<span class="ta-chips">${part.chips.map((chip, index) => markup`${index > 0 && ' '}${chipHtml(chip)}`)}</span>`;
  }
}

const chipHtml = ({ text, detail, title, tone, line }: Chip): Html =>
  markup`<span class="ta-chip${tone && ` ta-chip-${tone}`}"${attribute('title', title)}${attribute('data-line', line)}>${text}${detail && markup` <span class="ta-chip-detail">${detail}</span>`}</span>`;
