/** Converts ATT&CK's descriptions, which are Markdown with citations, to a single plain paragraph for hovers. */

const maxLength = 600;

/**
 * Returns the first paragraph of a description without citations, link addresses and markup, cut at the end of a sentence if it is long;
 * undefined if nothing remains.
 */
export function plainDescription(text: string): string | undefined {
  const plain = (
    text
      .slice(0, 5_000)
      .trim()
      .split(/\r?\n\s*\r?\n/)[0] ?? ''
  )
    .replace(/\(Citation: [^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim();
  if (plain === '') return undefined;
  return plain.length <= maxLength ? plain : shortened(plain);
}

function shortened(text: string): string {
  const head = text.slice(0, maxLength);
  const sentence = head.lastIndexOf('. ');
  if (sentence > maxLength / 3) return head.slice(0, sentence + 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), maxLength / 2))}…`;
}
