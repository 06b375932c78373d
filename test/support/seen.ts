/** What a reader sees of markup, in short: the tags without attributes but addresses, and without those that only hold others. */

/** `<p>a <b>c</b></p>` of a page of ours and of what any reader of Markdown makes of our Markdown are the same. */
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
