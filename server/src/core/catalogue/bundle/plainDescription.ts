/** Converts an ATT&CK description, which is Markdown with citations, to a single plain-text paragraph. */

const maxLength = 600;

/**
 * Returns the first paragraph of a description as plain text, without citations, link addresses or markup. A long paragraph is cut at the
 * end of a sentence or, if that would remove too much, at the end of a word, if possible. Returns undefined if nothing remains.
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
