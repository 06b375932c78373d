/** Converts code blocks to markup, such as rule bodies and queries. */
import type { Block } from './block.ts';
import { highlightHtml } from './highlight.ts';
import { attribute, markup, type Html } from './html.ts';
import type { Printing } from './printing.ts';

/**
 * Returns code in a scrollable box. If readers can save the code, `data-name` contains the file name, and the page's script adds buttons to
 * copy and download it.
 */
export function codeHtml(printing: Printing, { line, language, text, name }: Extract<Block, { kind: 'code' }>): Html {
  const label = name ?? language ?? 'code';
  return markup`<pre class="ta-code" tabindex="0" role="group" aria-label="${label}"${attribute('data-name', name)}${printing.at(line)}><code${languageClass(language)}>${highlightHtml(text, language)}</code></pre>\n`;
}

/** Returns a class attribute such as `class="language-yara"`, or no markup if there is no language or it is not a single plain word. */
const languageClass = (language: string | undefined): Html =>
  attribute('class', language && /^[\w+#.-]+$/.test(language) ? `language-${language.toLowerCase()}` : undefined);
