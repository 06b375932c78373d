const sheet = new CSSStyleSheet();
let applied = '';

/**
 * Applies the organisation's stylesheet after that of the page; an empty string removes it. The content security policy does not apply to
 * stylesheets that a script constructs.
 */
export function applyStyle(style: string): void {
  if (style === applied) return;
  applied = style;
  sheet.replaceSync(style);
  document.adoptedStyleSheets = style === '' ? [] : [sheet];
}
