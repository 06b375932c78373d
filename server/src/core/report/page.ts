/** Renders the report as a standalone page for publishing, mailing or printing. */
import type { Report } from './block.ts';
import { pageScript } from './generated/pageScript.js';
import { escapeHtml } from './html.ts';
import { plainInline } from './inline.ts';
import { literal } from './literal.ts';
import { renderBody } from './toHtml.ts';

export interface PageOptions {
  /** The stylesheet, report.css. */
  readonly css: string;
  /**
   * Returns the base64 SHA-256 of a string. The page's policy uses it to allow only the page's own styles and script; without it, the
   * policy allows all that are inline.
   */
  readonly hash?: (text: string) => string;
  /**
   * Called if the organisation's template cannot be used, with a predicate such as "does not close <p>", which follows the template's name
   * in a message.
   */
  readonly onTemplateProblem?: (templateProblem: string) => void;
  /** Markup around the report, such as a site's links, and its style. They are inserted verbatim. */
  readonly around?: { readonly before: string; readonly after: string; readonly css: string };
}

/**
 * Returns a standalone page: stylesheet and script are inline, and the policy forbids external resources. The page works without its
 * script, which only adds tools to filter, copy and download. Printed pages show the TLP label, if any, the title and the page number.
 */
export function renderPage(report: Report, { css, hash, onTemplateProblem, around }: PageOptions): string {
  const { frame, head, language = 'en', labels, style, template } = report;
  const title = head.title?.kind === 'title' ? plainInline(literal(head.title.text)) : labels['page.untitled'];
  const styles = [css, ...(around ? [around.css] : []), printStyle(title), ...(style === undefined ? [] : [style])];
  const images = frame?.logo !== undefined || template || style?.includes('data:') ? ' img-src data:;' : '';
  const { html, templateProblem } = renderBody(report);
  if (templateProblem !== undefined) onTemplateProblem?.(templateProblem);
  const allowed = (texts: readonly string[]): string =>
    hash ? texts.map((text) => `'sha256-${hash(text)}'`).join(' ') : "'unsafe-inline'";
  const policy = `default-src 'none';${images} style-src ${allowed(styles)}; script-src ${allowed([pageScript])}; base-uri 'none'; form-action 'none'`;
  const direction = rightToLeft.test(language) ? ' dir="rtl"' : '';
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}"${direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${styles.map((style) => `<style>${style}</style>`).join('\n')}
</head>
<body class="ta-page">
${around?.before ?? ''}<main${around ? ' id="content"' : ''}>
${withUrlsOnce(html)}</main>
${around?.after ?? ''}<script>${pageScript}</script>
</body>
</html>
`;
}

/** Languages that are written from right to left. */
const rightToLeft = /^(?:ar|fa|he|ur|ps|yi|dv|ckb)\b/i;

/**
 * Marks the first link without a class to each URL outside of the page; a printed page shows the URL next to it. Links to a URL that is
 * also shown as link text are not marked.
 */
function withUrlsOnce(html: string): string {
  const seen = new Set([...html.matchAll(/<a class="ta-bare" href="([^"]*)"/g)].map(([, url]) => url));
  return html.replace(/<a href="((?!#)[^"]*)"/g, (link, url: string) => {
    if (seen.has(url)) return link;
    seen.add(url);
    return `<a class="ta-once" href="${url}"`;
  });
}

/** Returns the style that repeats the title, shortened if it is long, in the margin of every printed page. */
function printStyle(title: string): string {
  const characters = [...title];
  const short = characters.length > 90 ? `${characters.slice(0, 88).join('')} …` : title;
  const quoted = short.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `@page{@top-left{content:"${quoted}"}}`;
}
