const sheet = new CSSStyleSheet();
let applied = '';

/** Applies the organisation's stylesheet after that of the page; an empty one removes it. A sheet made by a script is none that a policy forbids. */
export function applyStyle(style: string): void {
  if (style === applied) return;
  applied = style;
  sheet.replaceSync(style);
  document.adoptedStyleSheets = style === '' ? [] : [sheet];
}
