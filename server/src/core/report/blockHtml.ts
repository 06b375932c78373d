/** Converts blocks of the report to markup. */
import { answersHtml } from './answersHtml.ts';
import type { Block, Fact, Item, Missing } from './block.ts';
import { codeHtml } from './codeHtml.ts';
import { dateHtml } from './dateHtml.ts';
import { gridHtml } from './gridHtml.ts';
import { attribute, markup, type Html } from './html.ts';
import { inlineHtml } from './inlineHtml.ts';
import { literal } from './literal.ts';
import { mappingHtml } from './mappingHtml.ts';
import type { Printing } from './printing.ts';
import { tableHtml } from './tableHtml.ts';

/** Returns the markup of blocks; `level` is the heading level of groups among them (3 inside a section). */
export function blocksHtml(printing: Printing, blocks: readonly Block[], level: number): Html {
  return markup`${blocks.map((block) => blockHtml(printing, block, level))}`;
}

/** Returns the marker for a missing key. It is a button, so that it can be used with the keyboard. */
export function missingHtml({ at, labels }: Printing, { key, title, need, words, line }: Missing): Html {
  // A key that is present but unreadable must not be inserted again.
  const act = line === undefined && markup` <span class="ta-missing-act">${labels['missing.insert']}</span>`;
  return markup`<button type="button" class="ta-missing ta-missing-${need}" data-missing-key="${key}"${at(line)}>${words.state}: <span class="ta-missing-title">${title}</span> <span class="ta-missing-need">(${words.need})</span>${act}</button>`;
}

function blockHtml(printing: Printing, block: Block, level: number): Html {
  const at = printing.at(block.line);
  switch (block.kind) {
    case 'paragraph':
      return markup`<p${at}>${inlineHtml(printing, block.content)}</p>\n`;
    case 'list':
      return listHtml(printing, block, level);
    case 'quote':
      return markup`<blockquote${at}>\n${blocksHtml(printing, block.blocks, level)}</blockquote>\n`;
    case 'code':
      return codeHtml(printing, block);
    case 'divider':
      return markup`<hr${at}>\n`;
    case 'facts':
      return markup`<dl class="ta-${block.style}"${at}>\n${block.items.map((fact) => factHtml(printing, fact))}</dl>\n`;
    case 'answers':
      return answersHtml(printing, block.caption, block.items);
    case 'table':
      return tableHtml(printing, block, (own, detail) => blocksHtml(own, detail, level));
    case 'grid':
      return gridHtml(printing, block);
    case 'mapping':
      return mappingHtml(printing, block, (list) => listHtml(printing, list, level));
    case 'group':
      return markup`<section class="ta-group"${at}>\n${heading(printing, block.title, level)}\n${blocksHtml(printing, block.blocks, level + 1)}</section>\n`;
    case 'none':
      return markup`<p class="ta-none"${at}>${block.text}</p>\n`;
    case 'missing':
      return markup`${missingHtml(printing, block)}\n`;
  }
}

function heading(printing: Printing, title: string, level: number): Html {
  const content = inlineHtml(printing, literal(title));
  if (level <= 3) return markup`<h3>${content}</h3>`;
  return level === 4 ? markup`<h4>${content}</h4>` : markup`<h5>${content}</h5>`;
}

function listHtml(printing: Printing, { line, start, items }: Extract<Block, { kind: 'list' }>, level: number): Html {
  const at = printing.at(line);
  const rows = items.map((item) => itemHtml(printing, item, level));
  if (start === undefined) return markup`<ul${at}>\n${rows}</ul>\n`;
  return markup`<ol${attribute('start', start === 1 ? undefined : start)}${at}>\n${rows}</ol>\n`;
}

const itemHtml = (printing: Printing, { line, content, children }: Item, level: number): Html =>
  markup`<li${printing.at(line)}>${inlineHtml(printing, content)}${children && markup`\n${blocksHtml(printing, children, level)}`}</li>\n`;

const factHtml = (printing: Printing, { line, label, date, content }: Fact): Html =>
  markup`<div class="ta-fact"${printing.at(line)}><dt>${date ? dateHtml(printing, label) : label}<span class="ta-colon">: </span></dt><dd>${inlineHtml(printing, content)}</dd></div>\n`;
