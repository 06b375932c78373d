/** Converts inline content of the report to markup for mail programs. */
import type { Chip, Inline } from '../block.ts';
import { markup, type Html } from '../html.ts';
import { plainChip } from '../inline.ts';
import { badgeStyle, styles } from './styles.ts';

/** Returns inline content as markup. Its URLs were checked when the report was built. */
export function inlineEmail(content: readonly Inline[]): Html {
  return markup`${content.map(partEmail)}`;
}

function partEmail(part: Inline): Html {
  switch (part.kind) {
    case 'text':
      return markup`${part.text}`;
    case 'code':
      return markup`<code style="${styles.code}">${part.text}</code>`;
    case 'strong':
      return markup`<strong>${inlineEmail(part.content)}</strong>`;
    case 'emphasis':
      return markup`<em>${inlineEmail(part.content)}</em>`;
    case 'muted':
      return markup`<span style="${styles.muted}">${inlineEmail(part.content)}</span>`;
    case 'link':
      return markup`<a href="${part.url}" style="${styles.link}">${inlineEmail(part.content)}</a>`;
    case 'break':
      return markup`<br>`;
    case 'badge':
      return markup`<span style="${badgeStyle(part.tone)}">${part.text}</span>`;
    case 'chips':
      return markup`${part.chips.map((chip, index) => markup`${index > 0 && '; '}${chipEmail(chip)}`)}`;
  }
}

const chipEmail = (chip: Chip): Html =>
  chip.title === undefined
    ? markup`<strong>${chip.text}</strong>${plainChip(chip).slice(chip.text.length)}`
    : markup`<strong title="${chip.title}">${chip.text}</strong>${plainChip(chip).slice(chip.text.length)}`;
