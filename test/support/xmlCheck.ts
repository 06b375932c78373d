/** Parses XML strictly: reports unclosed tags, stray marks, and characters that XML 1.0 does not allow. */

/** Returns the errors of an XML document without comments, CDATA and its own entities. */
export function xmlProblems(xml: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>/, '')
    .replace(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, (_tag, slash, name: string, _list, end) => {
      if (slash) {
        if (open.pop() !== name) problems.push(`</${name}> closes another`);
      } else if (!end) open.push(name);
      return '';
    });
  if (rest.includes('<')) problems.push(`stray ${/.{0,20}<.{0,20}/.exec(rest)?.[0] ?? ''}`);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(xml)) problems.push('a bare &');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) problems.push('a forbidden character');
  if (open.length > 0) problems.push(`unclosed ${open.join(' ')}`);
  return problems;
}
