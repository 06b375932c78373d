/** Builds the HTML shell of the preview's webview. The webview's script inserts the report later. */
import type { Translate } from '../l10n.ts';

export interface PageParts {
  /** The value of `webview.cspSource`. */
  readonly cspSource: string;
  /** Random letters and digits, different for every page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** The display language of the extension, as a BCP 47 tag. */
  readonly language: string;
}

/**
 * Returns the markup of the page. Because reports may contain hostile content, the page loads only the extension's stylesheet, the script with
 * the nonce, and embedded images. Language and roles are set for assistive technology. The script replaces `{0}` in `data-text` with a line
 * number.
 */
export function previewPage(t: Translate, { cspSource, nonce, script, style, language }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    // Allows the organisation's logo, which is embedded in the report.
    'img-src data:',
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(t('Preview'))}</title>
<link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
<div class="banner" lang="${escapeAttribute(language)}">
<span id="banner" role="status" aria-live="polite"></span>
<button id="go" type="button" data-text="${escapeAttribute(t('Go to line {0}'))}" hidden></button>
<button id="restart" type="button" hidden>${escapeAttribute(t('Restart'))}</button>
</div>
<main id="report"></main>
<script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
