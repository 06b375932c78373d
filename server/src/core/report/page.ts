/** Renders the report as a standalone page, to publish, mail or print. */
import type { Report } from './block.ts';
import { escapeHtml } from './html.ts';
import { plainInline } from './inline.ts';
import { literal } from './literal.ts';
import { renderBody } from './toHtml.ts';

export interface PageOptions {
  /** The stylesheet, report.css. */
  readonly css: string;
  /** The base64 SHA-256 of `css`, by which the page's policy allows only this stylesheet. */
  readonly cssHash?: string;
}

/**
 * Returns a standalone page: no scripts, no external resources, the stylesheet inline. The policy forbids everything else. CSS for paged
 * media repeats the TLP label on every printed page.
 */
export function renderPage(report: Report, { css, cssHash }: PageOptions): string {
  const { head, tlp, language = 'en' } = report;
  const title = head.title?.kind === 'title' ? plainInline(literal(head.title.text)) : 'Threat advisory';
  const style = cssHash ? `'sha256-${cssHash}'` : "'unsafe-inline'";
  const label = tlp && !('kind' in tlp) ? ` data-tlp="${escapeHtml(tlp.label)}"` : '';
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}"${label}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body class="ta-page">
${renderBody(report).html}</body>
</html>
`;
}
