/** Recognises the footer of a published page: what an organisation or a website shows below the report. */
import { footerSeparator } from '../../text/footerSeparator.ts';
import { isItem, type PageLine } from './lines.ts';
import type { PageWords } from './words.ts';

/** The maximum length of a line in a footer that is not marked by a separator, in characters. */
const maxLength = 300;

const copyright =
  /^(?:copyright\s*)?(?:©|\(c\)\s*\d{4})|^copyright\s+\d{4}|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b/i;
const pageNumber = /^(?:page|seite|página) \d+(?: (?:of|von|sur|de) \d+)?$/i;

/** The entries of footer menus, as patterns. */
const menuEntries = [
  '(?:our )?(?:privacy|cookie|legal|accessibility)(?: (?:policy|notice|statement|settings|preferences|information))?(?: statement)?',
  'cookies?|manage cookies|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|disclaimer|imprint|sitemap|site map',
  '(?:back|return) to top|print(?: this page)?|share(?: this)?(?: (?:article|page|post|advisory|report))?|share on \\S+(?: \\S+)?',
  'contact(?: us)?|about(?: us)?|careers|subscribe|unsubscribe|newsletter|rss|follow us(?: on \\S+(?: \\S+)?)?|report (?:an? )?(?:issue|incident)',
  'was this (?:page|article) helpful\\?|do not sell (?:or share )?my (?:personal )?(?:info|information)',
  'datenschutz(?:erklärung)?|impressum|nutzungsbedingungen|kontakt|nach oben|barrierefreiheit',
  'mentions légales|politique de confidentialité|conditions d.utilisation|haut de page|plan du site',
  'aviso legal|política de (?:privacidad|cookies)|condiciones de uso|volver arriba|contacto',
  'プライバシーポリシー|利用規約|お問い合わせ|ページの先頭へ',
  'політика конфіденційності|умови використання|контакти|нагору',
].join('|');

/** Matches an entry of a footer's menu. A line is recognised as a menu only if all entries on it match. */
const menuEntry = new RegExp(`^(?:${menuEntries})$`, 'iu');

/** Separates the footer of a page from the lines above it. Blank lines in the footer are omitted. `footer` is empty if no footer is recognised. */
export function splitFooter(
  lines: readonly PageLine[],
  words: PageWords,
): {
  readonly page: readonly PageLine[];
  readonly footer: readonly PageLine[];
} {
  const start = separatorAt(lines, words) ?? startOf(lines);
  return { page: lines.slice(0, start), footer: lines.slice(start).filter(({ text }) => text !== '') };
}

/**
 * Returns the index of the footer separator on a page without marked headings; undefined if there is none between blank lines below the last
 * section heading.
 */
function separatorAt(lines: readonly PageLine[], words: PageWords): number | undefined {
  if (lines.some(({ heading }) => heading !== undefined)) return undefined;
  const at = lines.findLastIndex(({ text }) => text === footerSeparator);
  const isBetween = (lines[at - 1]?.text ?? '') === '' && lines[at + 1]?.text === '';
  const isLast = lines.slice(at + 1).every(({ text }) => words.find('section.', text) === undefined);
  return at >= 0 && isBetween && isLast ? at : undefined;
}

function startOf(lines: readonly PageLine[]): number {
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || !mayBeInFooter(line)) break;
    if (isFooterLine(line.text)) start = index;
  }
  return start;
}

/** Whether a line can be in a footer: it is not too long, is at the left margin, and is not a list item, table row, code or heading. */
const mayBeInFooter = (line: PageLine): boolean =>
  !/^\s+\S/.test(line.text) &&
  !isItem(line) &&
  line.text.length <= maxLength &&
  line.heading === undefined &&
  line.cells === undefined &&
  line.code === undefined;

function isFooterLine(text: string): boolean {
  if (text === '') return false;
  if (copyright.test(text) || pageNumber.test(text)) return true;
  const entries = text.split(/\s+[|·•/–-]\s+|\s{2,}|\t/).map((entry) => entry.trim());
  return entries.every((entry) => menuEntry.test(entry));
}
