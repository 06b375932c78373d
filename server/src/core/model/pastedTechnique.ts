/** Reads techniques that authors paste from pages, rules and tables. */

/** A technique in a notation that advisories do not accept. */
export interface PastedTechnique {
  /** The ID in ATT&CK's notation. */
  readonly id: string;
  /** The text next to the ID. */
  readonly name?: string;
}

const number = String.raw`T ?(\d{4})(?:[./](\d{1,3}))?`;

/**
 * Patterns for notations that contain only an ID: URLs of attack.mitre.org, Sigma tags, STIX references, IDs in brackets, bold or code, and IDs
 * with a space or a wrong separator.
 */
const forms: readonly RegExp[] = [
  /^<?(?:https?|hxxps?):\/\/(?:www\.)?attack(?:\.|\[\.\])mitre(?:\.|\[\.\])org\/(?:versions\/v[\d.]+\/)?techniques\/(T)(\d{4})(?:\/(\d{3}))?\/?(?:[?#]\S*)?>?$/i,
  /^(attack\.t|mitre[-_ ]attack[.:]\s?t|att&ck[:.]?\s?t)(\d{4})(?:[./](\d{1,3}))?$/i,
  /^(T[\s-])(\d{4})(?:[./](\d{1,3}))?$/i,
  /^(T)(\d{4})\s?[./,:_-]\s?(\d{3})$/i,
  /^(T)(\d{4})\s(\d{3})$/i,
  /^(?:\*{1,3}|`)(T)(\d{4})(?:[./](\d{1,3}))?(?:\*{1,3}|`)$/i,
  /^\[(T)(\d{4})(?:[./](\d{1,3}))?\]$/i,
];
const nameFirst = new RegExp(String.raw`^(\S.*?)(?:\s*[-–—:|]\s*|\s*[([]\s?|\s+)${number}\s?[)\]]?$`, 'is');
const markdownLink = /^\[([^\][]{1,200})\]\(https?:\/\/attack\.mitre\.org\/techniques\/T(\d{4})(?:\/(\d{3}))?\/?\)$/i;

/** Matches an ID in bold or code that is followed by a name, or a table row with an ID and a name. */
const markedFirst =
  /^(?:\*{1,3}|`|\|\s?)T(\d{4})(?:[./](\d{1,3}))?\s?(?:\*{1,3}|`|\|) {0,3}(?:[-–—:|] {0,3})?([^|\s][^|]{0,200}?) ?\|?$/i;

const withoutMarks = (text: string): string => text.replace(/^(\*{1,3}|_{1,3}|`)(.*)\1$/, '$2');

/** The maximum length of text that is read as a technique. */
const maxLength = 300;

/**
 * Reads a technique in a pasted notation. Returns undefined for the accepted notations (`T1078`, `T1078 - Valid Accounts`, `MOB-T1001` from
 * the first releases) and for any other text.
 */
export function readPastedTechnique(text: string): PastedTechnique | undefined {
  const written = text.trim();
  if (written.length > maxLength || /^(?:MOB-T\d{4}\b|T\d{4}(?:[./]\d{1,3})?$)/i.test(written)) return undefined;
  for (const form of forms) {
    const [, , digits, sub] = form.exec(written) ?? [];
    if (digits !== undefined) return { id: idOf(digits, sub) };
  }
  const [, linked = '', linkedId, linkedSub] = markdownLink.exec(written) ?? [];
  if (linkedId !== undefined) return { id: idOf(linkedId, linkedSub), ...named(linked) };
  const [, markedId, markedSub, markedName = ''] = markedFirst.exec(written) ?? [];
  if (markedId !== undefined) return { id: idOf(markedId, markedSub), ...named(withoutMarks(markedName)) };
  if (/^T\d{4}/i.test(written)) return undefined;
  const [, name = '', digits, sub] = nameFirst.exec(written) ?? [];
  // `*[T1068, T1078]` lists several techniques.
  return digits === undefined || /T\d{4}/.test(name) ? undefined : { id: idOf(digits, sub), ...named(name) };
}

function named(text: string): { name?: string } {
  const name = text.replace(/^T\d{4}(?:[./]\d{1,3})?\s*[-–—:]?\s*/i, '').trim();
  // A dash, a tilde or an invisible character before the ID is not a name.
  return /[\p{L}\p{N}]/u.test(name) ? { name } : {};
}

const idOf = (digits: string, sub: string | undefined): string =>
  `T${digits}${sub === undefined ? '' : `.${sub.padStart(3, '0')}`}`;
