/**
 * State services and armed forces that advisories name as sponsors. They are listed here because the catalogues contain only the activity
 * clusters that work for them.
 */

/** A state service or armed force that sponsors threat actors. */
export interface Sponsor {
  readonly name: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
}

const sponsors: readonly (Sponsor & { readonly pattern: RegExp })[] = [
  sponsor('GRU', 'RU', 'GRU|GTsSS|Main (?:Intelligence )?Directorate of the General Staff|Unit (?:26165|74455|29155)'),
  sponsor('FSB', 'RU', 'FSB|Federal Security Service'),
  sponsor('SVR', 'RU', 'SVR|Foreign Intelligence Service'),
  sponsor('IRGC', 'IR', 'IRGC|(?:Islamic )?Revolutionary Guards?(?: Corps)?'),
  sponsor('MOIS', 'IR', 'MOIS|Ministry of Intelligence(?: and Security)?'),
  sponsor('MSS', 'CN', 'MSS|Ministry of State Security'),
  sponsor('PLA', 'CN', "PLA|People['’]s Liberation Army"),
  sponsor('RGB', 'KP', 'RGB|Reconnaissance General Bureau'),
];

/**
 * Returns the first sponsor in the list that the text names in whole words ("GRU", "IRGC-affiliated actors"). The search is case-sensitive.
 */
export function sponsorIn(text: string): Sponsor | undefined {
  return sponsors.find(({ pattern }) => pattern.test(text));
}

function sponsor(name: string, country: string, words: string): Sponsor & { readonly pattern: RegExp } {
  return { name, country, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u') };
}
