/** The types and modifiers of semantic tokens, in the order of the legend. `package.json` defines the colours of the types. */

export const tokenTypes = [
  'technique',
  'tactic',
  'actor',
  'software',
  'campaign',
  'vulnerability',
  'indicator',
  'date',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** The modifier for objects that are revoked or deprecated in the advisory's ATT&CK release. */
export const tokenModifiers = ['deprecated'] as const;
