/**
 * Renders the report as the body of an e-mail, using tables and inline styles, because many mail programs ignore stylesheets and newer
 * layouts.
 */
import { defangLive } from '../../indicators/index.ts';
import type { Block, Fact, Head, HeadLine, Missing, Report, Section, TlpMark } from '../block.ts';
import type { Labels } from '../../labels/labels.ts';
import { markup, type Html } from '../html.ts';
import { plainInline } from '../inline.ts';
import { literal } from '../literal.ts';
import { frameHead } from '../look/frame.ts';
import { visibleLine } from '../visible.ts';
import { blocksEmail, factsEmail, missingEmail } from './blocksEmail.ts';
import { inlineEmail } from './inlineEmail.ts';
import { styles, tlpColours } from './styles.ts';

/**
 * Returns the subject of the message: the title, preceded by the TLP label, if any, as in `[TLP:AMBER] Title`. TLP 2.0 recommends the label
 * in the subject.
 */
export function emailSubject({ head, labels, tlp }: Report): string {
  const title = head.title?.kind === 'title' ? plainInline(literal(head.title.text)) : labels['page.untitled'];
  const label = tlp && !isMissing(tlp) ? `[${tlp.label}] ` : '';
  return visibleLine(label + title);
}

/**
 * Returns a complete HTML document: its title is the subject, and its body is the message. It has no scripts, stylesheets, classes or
 * external resources, and links only to URLs that the page may link to.
 */
export function renderEmail(report: Report): string {
  const { frame, head, labels, tlp, sections, language = 'en' } = report;
  const mark = tlpEmail(tlp);
  const html = markup`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${emailSubject(report)}</title>
</head>
<body style="${styles.body}">
<table role="presentation" cellpadding="0" cellspacing="0" style="${styles.frame}"><tr><td align="center">
<table role="presentation" cellpadding="0" cellspacing="0" style="${styles.sheet}">
${mark}${frameEmail(frame ? frameHead(frame) : [])}<tr><td style="${styles.cell}">
${headEmail(head, labels)}</td></tr>
${sections.map(sectionEmail)}${frameEmail(frame?.footer ?? [])}${mark}</table>
</td></tr></table>
</body>
</html>
`;
  // A second pass, in case a part was missed: a live indicator must never be published.
  return `<!DOCTYPE html>\n${defangLive(html.html, report.listed)}`;
}

const isMissing = (tlp: TlpMark | Missing): tlp is Missing => 'kind' in tlp;

/** Returns the organisation's header or footer. The logo is omitted, because mail programs drop embedded images. */
const frameEmail = (blocks: readonly Block[]): Html =>
  blocks.length === 0 ? markup`` : markup`<tr><td style="${styles.cell}">\n${blocksEmail(blocks, 3)}</td></tr>\n`;

function tlpEmail(tlp: Report['tlp']): Html {
  if (!tlp) return markup``;
  const label = isMissing(tlp)
    ? missingEmail(tlp)
    : markup`<span style="${styles.tlp};color:${tlpColours[tlp.colour]}">${tlp.label}</span>`;
  return markup`<tr><td align="right" style="${styles.tlpCell}">${label}</td></tr>\n`;
}

function headEmail(head: Head, labels: Labels): Html {
  const { title, severity, status } = head;
  const heading =
    title &&
    (title.kind === 'missing'
      ? missingEmail(title)
      : markup`<h1 style="${styles.title}">${inlineEmail(literal(title.text))}</h1>`);
  return markup`<p style="${styles.kicker}">${status && markup`<strong>${head.statusText ?? status}</strong> · `}${head.reading}${severity && markup` · ${severity.kind === 'missing' ? missingEmail(severity) : inlineEmail(severity.content)}`}</p>
${heading}
${blocksEmail(head.summary, 3)}${factsOf([...head.assessment, ...head.lines], labels)}`;
}

/** Returns the labelled lines as one table, with the markers for missing keys above it. */
function factsOf(lines: readonly (HeadLine | Missing)[], labels: Labels): Html {
  // Only the category has no label, because it needs none on a page.
  const facts = lines.flatMap((line): Pick<Fact, 'label' | 'content'>[] =>
    line.kind === 'missing' ? [] : [{ label: line.label ?? labels['head.category'], content: line.content }],
  );
  const missing = lines.filter((line) => line.kind === 'missing');
  return markup`${missing.map((line) => markup`<p style="${styles.paragraph}">${missingEmail(line)}</p>\n`)}${facts.length > 0 && factsEmail(facts)}`;
}

const sectionEmail = ({ title, aside, blocks }: Section): Html =>
  markup`<tr><td style="${styles.cell}">
<h2 style="${styles.heading}">${title}${aside && markup` <span style="${styles.aside}">${aside}</span>`}</h2>
${blocksEmail(blocks, 3)}</td></tr>\n`;
