/**
 * The patterns that may take more than linear time by themselves, and the reason why they do not: each is matched against a text of limited
 * length, or repeats a limited number of times. Any other pattern has to be linear.
 */

export interface Bounded {
  readonly file: string;
  /** The pattern as in the code, without slashes and flags; a unique part of it is enough. */
  readonly pattern: string;
  readonly bound: string;
}

export const bounded: readonly Bounded[] = [
  {
    file: 'server/src/core/schema/written/codeValue.ts',
    pattern: '`{1,3}([^`',
    bound: 'values of at most 1,000 characters',
  },
  {
    file: 'server/src/core/schema/written/revisionText.ts',
    pattern: String.raw`^([^\d].{1,80}?)`,
    bound: 'text of at most 1,000 characters',
  },
  {
    file: 'server/src/core/indicators/mixed.ts',
    pattern: '^(.{1,500}?',
    bound: 'values of at most 600 characters',
  },
  {
    file: 'server/src/core/paste/proseLines.ts',
    pattern: String.raw`[\p{L}\d-]{1,40}$`,
    bound: 'the last 40 characters of a line',
  },
  {
    file: 'server/src/core/yaml/recover/strayLines.ts',
    pattern: String.raw`^\W*(?:\[[^\]]*\]\W*)?(\w+)`,
    bound: 'the first 200 characters of a line',
  },
  {
    file: 'server/src/core/catalogue/bundle/mispCluster.ts',
    pattern: String.raw`(?<!\s)\s+\([^)]{0,300}\)$`,
    bound: 'at most 300 characters in brackets, and only a maintainer or an update reads clusters',
  },
  ...[String.raw`\(Citation: [^)]*\)`, String.raw`\[([^\]]*)\]\([^)]*\)`, String.raw`<\/?[a-z][^>]*>`].map(
    (pattern) => ({
      file: 'server/src/core/catalogue/bundle/plainDescription.ts',
      pattern,
      bound: 'the first paragraph of a description, cut to 5,000 characters',
    }),
  ),
  {
    file: 'server/src/core/indicators/defangText.ts',
    pattern: '[a-z][a-z0-9+.-]{0,30})',
    bound: 'a scheme has at most 31 characters, and what follows `://` is matched once',
  },
  {
    file: 'server/src/core/indicators/live.ts',
    pattern: '[.-]{1,255}$',
    bound: 'a domain of at most 255 characters behind an `@`',
  },
  {
    file: 'server/src/core/indicators/live.ts',
    pattern: String.raw`[^\s<>"(),;:@[\]]{1,64}$`,
    bound: 'the 64 characters before an `@`',
  },
  {
    file: 'server/src/core/indicators/mixed.ts',
    pattern: String.raw`\s*(?::|=|->|=>|→|\||[-–—])\s*["'([<]?$`,
    bound: 'texts of at most 40 characters',
  },
  {
    file: 'server/src/core/model/pastedTechnique.ts',
    pattern: String.raw`^(\S.*?)(?:\s*[-–—:|]\s*`,
    bound: 'texts of at most 300 characters',
  },
  { file: 'server/src/core/indicators/packages.ts', pattern: '^', bound: 'texts of at most 500 characters' },
  {
    file: 'server/src/core/rules/indicator/live-in-prose.ts',
    pattern: String.raw`(?:[^\s/?#@]{0,64}@)?\[?|[\w.+-]{1,64}@)$`,
    bound: 'the 140 characters before a host',
  },
  {
    file: 'server/src/core/rules/shared/links.ts',
    pattern: String.raw`\]\(\s{0,9}(?:<`,
    bound: 'at most nine spaces before an address; labels and addresses hold no brackets of their own kind',
  },
  ...[
    ['server/src/core/rules/shared/nameParts.ts', String.raw`\s*(?:[,;/|+&()（）]`],
    ['server/src/core/rules/shared/nameParts.ts', String.raw`(?<name2>.+?)\s+(?<last>G\d{4})`],
    ['server/src/core/rules/shared/nameWithId.ts', String.raw`(?<name>.+?)[\s:–-]+(?<last>(?:DC|S|C)\d{4})`],
  ].map(([file = '', pattern = '']) => ({ file, pattern, bound: 'names of at most 200 characters' })),
  ...[String.raw`\d{1,2}[./]\d{1,2}[./]\d{2,4}`, String.raw`[A-Za-z][A-Za-z& -]{2,30}?`].map((pattern) => ({
    file: 'server/src/core/schema/written/textRows.ts',
    pattern,
    bound: 'the first 200 characters of a text',
  })),
  ...[String.raw`\$\{\d+\|([^}]*)\|\}`, String.raw`\$\{\d+:([^}]*)\}`].map((pattern) => ({
    file: 'server/src/core/schema/snippets.ts',
    pattern,
    bound: 'the skeletons in `snippets`, which are part of the program',
  })),
  {
    file: 'server/src/core/schema/commentInValue.ts',
    pattern: String.raw`(?:^|\n)[ \t]*(?:- +)+`,
    bound: 'the 500 characters before an item',
  },
  {
    file: 'server/src/core/schema/written/nothingInList.ts',
    pattern: String.raw`[.!]+\s*$`,
    bound: 'texts of at most 40 characters',
  },
  ...[
    ['server/src/core/yaml/openValue.ts', String.raw`(?=["'[{])`],
    ['server/src/core/yaml/recover/blockText.ts', String.raw`([|>])([-+0-9]*)([ \t]*)(?=[^\s#])`],
    ['server/src/core/yaml/recover/repair.ts', String.raw`(?:("[^"]*"|'[^']*')[ \t]*|`],
  ].map(([file = '', pattern = '']) => ({ file, pattern, bound: 'at most 20 dashes begin a line: 21 passes over it' })),
];

/** Patterns that are built at run time, and the reason why they are safe. */
export const built: readonly { readonly file: string; readonly code: string; readonly why: string }[] = [
  {
    file: 'server/src/core/import/page/footer.ts',
    code: '`^(?:${menuEntries})$`',
    why: 'fixed words, in lines of at most 300 characters',
  },
  {
    file: 'server/src/core/schema/schemaIndex.ts',
    code: 'pattern',
    why: 'the patterns of the schema, which are checked in its validator',
  },
  {
    file: 'server/src/core/indicators/hashes.ts',
    code: '`^[0-9a-f]{${String(digits)}}$`',
    why: 'so many digits between both ends',
  },
  {
    file: 'server/src/core/indicators/wallets.ts',
    code: "`^(?:${forms.join('|')})$`",
    why: 'a prefix and so many characters, between both ends',
  },
  {
    file: 'server/src/core/catalogue/sponsors.ts',
    code: '`(?<![\\\\p{L}\\\\p{N}])(?:${words})(?![\\\\p{L}\\\\p{N}])`',
    why: 'a few words, none of which is repeated',
  },
];
