/** Reduces markup to what a reader sees: tags without attributes except addresses and list starts, and without tags that only group others. */

/** Returns the same result, such as `<p>a <b>c</b></p>`, for our page and for our Markdown as a Markdown program renders it. */
export function seen(markup: string): string {
  return markup
    .replace(/<(\/?)div[^>]*>|<\/?(?:thead|tbody)>|<span class="ta-[^>]*>|<\/span>/g, '')
    .replace(/<([a-z0-9]+)((?: [a-z-]+="[^"]*")*)\s*\/?>/g, (_tag, name: string, list: string) => {
      const kept = [...list.matchAll(/ (href|start)="([^"]*)"/g)].map(([attribute]) => attribute);
      return `<${name}${kept.join('')}>`;
    })
    .replace(/\s*\n\s*/g, '\n')
    .replace(/(<li>|<\/?(?:ul|ol|table|tr|blockquote)[^>]*>)\n/g, '$1')
    .replace(/\n(<\/?(?:li|ul|ol|table|tr|th|td|blockquote))/g, '$1')
    .replace(/<li><p>([^]*?)<\/p>/g, '<li>$1')
    .replace(/\n?<\/code><\/pre>/g, '\n</code></pre>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .trim();
}
