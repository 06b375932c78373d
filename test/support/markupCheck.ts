/** Parses markup like a browser, but strictly: anything that the report does not create itself is an error. */

const tags = new Set(
  'article header footer nav section details summary time h1 h2 h3 h4 h5 p ul ol li dl dt dd div span table caption thead tbody tr th td a code pre strong em small blockquote br hr wbr button'.split(
    ' ',
  ),
);
const attributes = new Set(
  'class id lang dir title href rel datetime open data-line data-base data-label data-live data-name data-words data-status data-missing-key aria-labelledby aria-label aria-hidden role tabindex scope colspan rowspan start type'.split(
    ' ',
  ),
);
const empty = new Set(['br', 'hr', 'wbr']);

/** Returns the errors in markup: foreign tags or attributes, unsafe addresses, unclosed tags. */
export function markupProblems(markup: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const rest = markup.replace(
    /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/g,
    (_tag, slash, name: string, list: string) => {
      if (!tags.has(name)) problems.push(`tag ${name}`);
      if (slash) {
        if (open.pop() !== name) problems.push(`</${name}> closes another`);
      } else if (!empty.has(name)) open.push(name);
      for (const [, attribute = '', value = ''] of list.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
        if (!attributes.has(attribute)) problems.push(`attribute ${attribute}`);
        if (attribute === 'href' && !/^(?:https?:\/\/|mailto:|#section-)/i.test(value)) problems.push(`href ${value}`);
      }
      return '';
    },
  );
  if (/[<>"']/.test(rest)) problems.push(`stray ${/.{0,20}[<>"'].{0,20}/.exec(rest)?.[0] ?? ''}`);
  if (/&(?!(?:amp|lt|gt|quot|#39|#96);)/.test(rest)) problems.push('a bare &');
  if (open.length > 0) problems.push(`unclosed ${open.join(' ')}`);
  return problems;
}
