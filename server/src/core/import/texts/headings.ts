/** Reads headings above pasted indicators: `C2 domains:`, `SHA-256`, `Network indicators`. */
import { namedType, type NamedType } from '../../schema/written/indicatorWords.ts';

/** The type and role that a heading states for the lines below it. */
export interface Heading {
  readonly type?: NamedType;
  /** The role of the indicators: `C2`. */
  readonly role?: string;
}

/** Matches words in a heading that are not part of the role, because they are too generic. */
const generic =
  /^(?:indicators?|iocs?|of|compromise|the|and|related|associated|observed|known|malicious|suspicious|list|file|files|network|host|hosts|based|host-based|network-based|artifacts?|observables?|indikatoren|індикатори|кіберзагроз|infrastructure|addresses|names?|table|\d+|hashes|other)$/i;

/** Words in headings in other languages, with their English equivalents. */
const translated: Readonly<Record<string, string>> = {
  файли: 'files',
  мережеві: 'network',
  мережа: 'network',
  хостові: 'host',
  індикатори: 'indicators',
  адреси: 'addresses',
  'ip-адреси': 'ips',
  домени: 'domains',
  посилання: 'urls',
  хеші: 'hashes',
  хеш: 'hashes',
  dateien: 'files',
  netzwerk: 'network',
  adressen: 'addresses',
  domänen: 'domains',
  'ip-adressen': 'ips',
  fichiers: 'files',
  réseau: 'network',
  indicateurs: 'indicators',
  adresses: 'addresses',
  domaines: 'domains',
  archivos: 'files',
  red: 'network',
  indicadores: 'indicators',
  direcciones: 'addresses',
  dominios: 'domains',
};

/** Matches words that `namedType` ignores at the start, although they may be the role of the indicators. */
const passed = /^(?:ioc|malicious|c2|c&c|network|file|host)$/i;

/** The maximum number of words in a heading. */
const maxWords = 6;

/** Reads a line as a heading. Returns undefined for a line with too many words, or with characters that headings do not contain. */
export function readHeading(line: string): Heading | undefined {
  const text = line
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/^\*\*(.*)\*\*$/, '$1')
    .replace(/:$/, '')
    .trim();
  const [, before = text, inBrackets = ''] = /^([^()]*)\(([^()]*)\)$/.exec(text) ?? [];
  const words = before
    .trim()
    .split(/\s+/)
    .map((word) => (Object.hasOwn(translated, word.toLowerCase()) ? (translated[word.toLowerCase()] ?? word) : word));
  if (words.length > maxWords || !words.every((word) => /^[\p{L}&/-]+(?:[-\d]{0,4}|,)$/u.test(word))) return undefined;
  const { type, from } = typeAtEnd(words);
  const named = (inBrackets === '' ? undefined : namedType(inBrackets)) ?? type;
  const rest = words.slice(0, from).filter((word) => !generic.test(word));
  if (inBrackets !== '' && namedType(inBrackets) === undefined && !generic.test(inBrackets))
    rest.push(`(${inBrackets})`);
  if (rest.length > 4) return undefined;
  return { ...(named ? { type: named } : {}), ...(rest.length === 0 ? {} : { role: rest.join(' ') }) };
}

/** Returns the type named by the last one to three words, and the index of the first of them. If they name none, the index is the number of words. */
function typeAtEnd(words: readonly string[]): { readonly type?: NamedType; readonly from: number } {
  let found: { type: NamedType; from: number } | undefined;
  for (let from = words.length - 1; from >= Math.max(0, words.length - 3); from--) {
    const type = namedType(words.slice(from).join(' '));
    if (type && !(found && passed.test(words[from] ?? ''))) found = { type, from };
  }
  return found ?? { from: words.length };
}
