/** Converts pasted lines and tables to rows of `vulnerabilities`. */
import { withoutSeparators, segmentsOf, withoutBullet } from '../import/texts/lines.ts';
import { joinLines, type Pairs, type ReadLine, type Reading, type Row } from './row.ts';

const id = String.raw`CVE-\d{4}-\d{4,}`;
const first = new RegExp(String.raw`^\[?(${id})\]?(?=[\s\-–—:|(]|$)(.*)$`, 'i');
const several = new RegExp(String.raw`^${id}(?:(?:\s*[,;/&]\s*|\s+(?:and\s+)?)${id})*\.?$`, 'i');
const any = new RegExp(String.raw`\b${id}\b`, 'gi');

/**
 * Reads lines that begin with a CVE ID, lines that consist of CVE IDs, and tables with a column of CVE IDs. Returns undefined if most of
 * the text is something else.
 */
export function readVulnerabilities(text: string): Reading | undefined {
  return joinLines(
    segmentsOf(text).flatMap((segment): readonly ReadLine[] => {
      if ('line' in segment) return [ofLine(withoutBullet(segment.line).text)];
      return segment.table.flatMap((cells, index): readonly ReadLine[] => {
        const own = cells.findIndex((cell) => new RegExp(String.raw`^${id}$`, 'i').test(cell));
        const rest = cells.filter((cell, at) => at !== own && cell !== '').join(', ');
        if (own >= 0) return [{ rows: [rowOf(cells[own] ?? '', rest)] }];
        return index === 0 && cells.some((cell) => /^(?:cve|cve[ -]?id|vulnerability|id)$/i.test(cell))
          ? []
          : [{ comment: cells.join(' | ') }];
      });
    }),
  );
}

function ofLine(line: string): ReadLine {
  if (several.test(line)) return { rows: [...line.matchAll(any)].map(([one]) => rowOf(one, '')) };
  const [, own, rest = ''] = first.exec(line.slice(0, 2000)) ?? [];
  return own === undefined || line.length > 2000
    ? { comment: line }
    : { rows: [rowOf(own, withoutBrackets(withoutSeparators(rest)))] };
}

const withoutBrackets = (text: string): string => /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;

function rowOf(own: string, rest: string): Row {
  const written = own.toUpperCase();
  const [words = '', score] = /\(?\bCVSS(?: ?v?[2-4](?:\.[01])?)?:? (\d{1,2}\.\d)\b\)?/i.exec(rest) ?? [];
  const title = withoutSeparators(rest.replace(words, ' ').replace(/\s\s+/g, ' '));
  const cvss: Pairs = score === undefined ? [] : [['cvss', { fields: [['score', Number(score)]] }]];
  if (title === '' && score !== undefined) return { pairs: [['id', written], ...cvss] };
  if (title === '') return { pairs: [['id', written]], text: written };
  // Text that ends like a sentence is a description and not a title.
  const isSentence = /[.!?]$/.test(title);
  const said: Pairs = isSentence ? [...cvss, ['description', title]] : [['title', title], ...cvss];
  return { pairs: [['id', written], ...said] };
}
