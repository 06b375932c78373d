/** Converts the head of the report to markup. */
import type { Head, HeadLine, Missing, Report, TlpMark } from './block.ts';
import { blocksHtml, missingHtml } from './blockHtml.ts';
import { markup, type Html } from './html.ts';
import { actorsHtml, inlineHtml } from './inlineHtml.ts';
import { literal } from './literal.ts';
import type { Printing } from './printing.ts';

/**
 * Returns the TLP label for the top or bottom of the page. If it is missing, returns its marker at the top of a preview, otherwise nothing.
 */
export function tlpHtml(printing: Printing, tlp: Report['tlp'], location: 'top' | 'bottom'): Html {
  if (!tlp) return markup``;
  if (isMissing(tlp))
    return location === 'top' ? markup`<p class="ta-tlp-line">${missingHtml(printing, tlp)}</p>\n` : markup``;
  return markup`<p class="ta-tlp-line ta-tlp-${location}"><span class="ta-tlp ta-tlp-${tlp.colour}">${tlp.label}</span></p>\n`;
}

const isMissing = (tlp: TlpMark | Missing): tlp is Missing => 'kind' in tlp;

/** The keys of the lines that are short enough for the strip of facts, in order. */
const inStrip = ['confidence', 'published', 'updated', 'analyzed', 'category', 'id', 'status'];

/** Returns the status badge, reading time and severity, then the title, the summary, the strip of facts, and the other labelled lines. */
export function headHtml(printing: Printing, head: Head): Html {
  const { title, severity, status } = head;
  const all = [...head.assessment, ...head.lines];
  const strip = inStrip.flatMap((key) => all.filter((line) => line.key === key));
  const lines = all.filter(({ key }) => !inStrip.includes(key));
  const { at } = printing;
  return markup`<p class="ta-kicker">${status && markup`<span class="ta-badge ta-status-${status}">${head.statusText ?? status}</span> `}<span class="ta-minutes">${head.reading}</span> ${severity && (severity.kind === 'missing' ? missingHtml(printing, severity) : markup`<span class="ta-severity"${at(severity.line)}><span class="ta-hidden">${printing.labels['head.severity']}: </span>${inlineHtml(printing, severity.content)}</span>`)}</p>
${title && (title.kind === 'missing' ? missingHtml(printing, title) : markup`<h1 id="report-title"${at(title.line)}>${inlineHtml(printing, literal(title.text))}</h1>`)}
<div class="ta-summary">
${blocksHtml(printing, head.summary, 3)}</div>
${strip.length > 0 && markup`<dl class="ta-strip">\n${strip.map((line) => factHtml(printing, line))}</dl>\n`}${lines.length > 0 && markup`<dl class="ta-lines">\n${lines.map((line) => lineHtml(printing, line))}</dl>\n`}`;
}

function factHtml(printing: Printing, item: HeadLine | Missing): Html {
  if (item.kind === 'missing')
    return markup`<div class="ta-fact"><dt>${item.title}${colon}</dt><dd>${missingHtml(printing, item)}</dd></div>\n`;
  return markup`<div class="ta-fact"${printing.at(item.line)}><dt>${labelOf(printing, item)}${colon}</dt><dd>${inlineHtml(printing, item.content)}</dd></div>\n`;
}

/** The separator between label and value for screen readers and copied text, in which the layout is lost. */
const colon = markup`<span class="ta-colon">: </span>`;

/** Returns the label of a fact in the strip, which has room for the full labels of confidence and category. */
function labelOf({ labels }: Printing, { key, label }: HeadLine): string {
  if (key === 'confidence') return labels['head.confidence'];
  if (key === 'category') return labels['head.category'];
  return label ?? key;
}

function lineHtml(printing: Printing, item: HeadLine | Missing): Html {
  if (item.kind === 'missing')
    return markup`<div class="ta-line"><dt>${item.title}${colon}</dt><dd>${missingHtml(printing, item)}</dd></div>\n`;
  const chips = item.key === 'actors' ? item.content.flatMap((part) => (part.kind === 'chips' ? part.chips : [])) : [];
  const content = chips.length > 0 ? actorsHtml(printing, chips) : inlineHtml(printing, item.content);
  return markup`<div class="ta-line ta-line-${item.key}"${printing.at(item.line)}><dt>${item.label ?? item.key}${colon}</dt><dd>${content}</dd></div>\n`;
}
