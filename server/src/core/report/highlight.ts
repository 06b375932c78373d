/** Highlights comments, strings, numbers, keywords and names in code blocks without a script. */
import { markup, type Html } from './html.ts';

/** The syntax of a family of languages. Every pattern is sticky, and matches at least one character. */
interface Syntax {
  readonly comment?: RegExp;
  readonly string: RegExp;
  /** The keywords of the languages, in lower case. */
  readonly words: ReadonlySet<string>;
  /** Matches names, such as string identifiers in a YARA rule, keys in YAML or options in a Snort rule. */
  readonly name?: RegExp;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const quoted = /"(?:[^"\\\n]|\\[^\n])*"?|'(?:[^'\\\n]|\\[^\n])*'?/y;

const yara: Syntax = {
  comment: /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y,
  string: /"(?:[^"\\\n]|\\[^\n])*"?/y,
  words: wordsOf(
    'rule meta strings condition private global import include and or not all any none of them for in at filesize entrypoint nocase wide ascii fullword xor base64 true false uint8 uint16 uint32 int8 int16 int32 contains startswith endswith matches defined',
  ),
  name: /[$#@!][\w*]*/y,
};
const yaml: Syntax = {
  comment: /#[^\n]*/y,
  string: quoted,
  words: wordsOf('true false null'),
  name: /[\w.|-]+(?=:(?:\s|$))/y,
};
const snort: Syntax = {
  comment: /#[^\n]*/y,
  string: /"(?:[^"\\\n]|\\[^\n])*"?/y,
  words: wordsOf('alert drop reject pass log tcp udp ip icmp http dns tls ssh smtp any'),
  name: /[a-z_.]+(?=[:;])|\$[A-Z_]+/y,
};
const query: Syntax = {
  comment: /\/\/[^\n]*/y,
  string: quoted,
  words: wordsOf(
    'where project extend summarize join on by let union order sort top take limit distinct count in has has_any has_all contains startswith endswith matches regex between and or not ago now bin make_set dcount parse mv-expand kind inner leftouter render search index sourcetype stats eval rename table fields lookup rex dedup tstats from datamodel as bucket span values earliest latest if case match isnull isnotnull eventstats streamstats transaction head process file network registry any sequence with maxspan sample until like cidrmatch select group having true false null',
  ),
};

const syntaxes: Readonly<Record<string, Syntax>> = {
  yara,
  sigma: yaml,
  yaml,
  snort,
  suricata: snort,
  snort_suricata: snort,
  kql: query,
  spl: query,
  splunk_spl: query,
  eql: query,
};

const number = /0x[0-9a-f]+\b|\d+(?:\.\d+)*(?:[smhd]|[KM]B)?\b/iy;
const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;
/** Matches text without a class: a run of whitespace or digits, or a single other character. */
const other = /\s+|[\p{N}]+|[^\p{L}\p{N}_\s]/uy;

/** The maximum length of a body that is highlighted, in UTF-16 units. */
const maxLength = 50_000;

/**
 * Returns a body with its tokens in elements of class `ta-c` (comment), `ta-s` (string), `ta-n` (number), `ta-w` (keyword), `ta-k` (name).
 * A body in an unknown language, or one that is too long, is not highlighted.
 */
export function highlightHtml(text: string, language: string | undefined): Html {
  const syntax = syntaxes[(language ?? '').toLowerCase()];
  if (!syntax || text.length > maxLength) return markup`${text}`;
  const parts: Html[] = [];
  let plain = '';
  let at = 0;
  const read = (pattern: RegExp | undefined): string | undefined => {
    if (!pattern) return undefined;
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] || undefined;
  };
  const token = (kind: 'c' | 's' | 'n' | 'w' | 'k', value: string): void => {
    parts.push(markup`${plain}<span class="ta-${kind}">${value}</span>`);
    plain = '';
    at += value.length;
  };
  while (at < text.length) {
    const comment = read(syntax.comment);
    const string = comment ?? read(syntax.string);
    const name = string ?? read(syntax.name);
    if (comment !== undefined) token('c', comment);
    else if (string !== undefined) token('s', string);
    else if (name !== undefined) token('k', name);
    else {
      const digits = read(number);
      const letters = digits === undefined ? read(word) : undefined;
      if (digits !== undefined) token('n', digits);
      else if (letters !== undefined && syntax.words.has(letters.toLowerCase())) token('w', letters);
      else {
        const rest = letters ?? read(other) ?? text.charAt(at);
        plain += rest;
        at += rest.length;
      }
    }
  }
  return markup`${parts}${plain}`;
}
