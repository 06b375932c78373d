const sheet = new CSSStyleSheet();
let applied = '';

/**
 * Applies the organisation's stylesheet after the stylesheet of the page; an empty string removes it. The stylesheet is constructed by the
 * script, because the content security policy does not apply to such stylesheets.
 */
export function applyStyle(style: string): void {
  if (style === applied) return;
  applied = style;
  sheet.replaceSync(style);
  document.adoptedStyleSheets = style === '' ? [] : [sheet];
}
