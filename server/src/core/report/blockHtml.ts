/** Converts blocks of the report to markup. */
import type { Answer, Block, Fact, Item, Missing } from './block.ts';
import { gridHtml } from './gridHtml.ts';
import { attribute, markup, type Html } from './html.ts';
import { inlineHtml } from './inlineHtml.ts';
import { literal } from './literal.ts';
import { tableHtml } from './tableHtml.ts';

/** Returns the markup of blocks; `level` is the heading level of groups among them (3 inside a section). */
export function blocksHtml(blocks: readonly Block[], level: number): Html {
  return markup`${blocks.map((block) => blockHtml(block, level))}`;
}

/** Returns the marker for a missing key: a button, so that it works with a keyboard. */
export function missingHtml({ key, title, need, words, line }: Missing): Html {
  return markup`<button type="button" class="ta-missing ta-missing-${need}" data-missing-key="${key}"${at(line)}>${words.state}: <span class="ta-missing-title">${title}</span> <span class="ta-missing-need">(${words.need})</span></button>`;
}

const at = (line: number | undefined): Html => attribute('data-line', line);

function blockHtml(block: Block, level: number): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p${at(block.line)}>${inlineHtml(block.content)}</p>\n`;
    case 'list':
      return listHtml(block, level);
    case 'quote':
      return markup`<blockquote${at(block.line)}>\n${blocksHtml(block.blocks, level)}</blockquote>\n`;
    case 'code':
      return markup`<pre class="ta-code"${at(block.line)}><code${languageClass(block.language)}>${block.text}</code></pre>\n`;
    case 'divider':
      return markup`<hr${at(block.line)}>\n`;
    case 'facts':
      return markup`<dl class="ta-${block.style}"${at(block.line)}>\n${block.items.map(factHtml)}</dl>\n`;
    case 'answers':
      return answersHtml(block.caption, block.items);
    case 'table':
      return tableHtml(block, (detail) => blocksHtml(detail, level));
    case 'grid':
      return gridHtml(block);
    case 'mapping':
      return listHtml(block.list, level);
    case 'group':
      return markup`<section class="ta-group"${at(block.line)}>\n${heading(block.title, level)}\n${blocksHtml(block.blocks, level + 1)}</section>\n`;
    case 'none':
      return markup`<p class="ta-none"${at(block.line)}>${block.text}</p>\n`;
    case 'missing':
      return markup`${missingHtml(block)}\n`;
  }
}

function heading(title: string, level: number): Html {
  const content = inlineHtml(literal(title));
  if (level <= 3) return markup`<h3>${content}</h3>`;
  return level === 4 ? markup`<h4>${content}</h4>` : markup`<h5>${content}</h5>`;
}

function listHtml({ line, start, items }: Extract<Block, { kind: 'list' }>, level: number): Html {
  const rows = items.map((item) => itemHtml(item, level));
  if (start === undefined) return markup`<ul${at(line)}>\n${rows}</ul>\n`;
  return markup`<ol${attribute('start', start === 1 ? undefined : start)}${at(line)}>\n${rows}</ol>\n`;
}

const itemHtml = ({ line, content, children }: Item, level: number): Html =>
  markup`<li${at(line)}>${inlineHtml(content)}${children && markup`\n${blocksHtml(children, level)}`}</li>\n`;

const factHtml = ({ line, label, content }: Fact): Html =>
  markup`<div class="ta-fact"${at(line)}><dt>${label}<span class="ta-colon">: </span></dt><dd>${inlineHtml(content)}</dd></div>\n`;

function answersHtml(caption: string, items: readonly Answer[]): Html {
  const rows = items.map(({ line, label, answer, word, content }) => {
    return markup`<tr class="ta-answer-${answer}"${at(line)}><th scope="row">${label}<span class="ta-colon">: </span></th><td><span class="ta-badge ta-${answer}"><span aria-hidden="true">${signs[answer]}</span> ${word}</span>${content.length > 0 && markup` <span class="ta-answer-detail">${inlineHtml(content)}</span>`}</td></tr>\n`;
  });
  return markup`<table class="ta-answers"><caption class="ta-hidden">${caption}</caption>\n<tbody>\n${rows}</tbody></table>\n`;
}

const signs: Readonly<Record<Answer['answer'], string>> = { yes: '✓', no: '✗', unstated: '–' };

/** Returns `language-yara`; nothing for anything except a plain word. */
const languageClass = (language: string | undefined): Html =>
  attribute('class', language && /^[\w+#.-]+$/.test(language) ? `language-${language.toLowerCase()}` : undefined);
