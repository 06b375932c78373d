/** Builds the index pages of a site around their content, and the header that all pages share. */
import { tlpValues, type Tlp } from '../../model/vocabularies.ts';
import { escapeHtml, markup, type Html } from '../../report/html.ts';
import type { SiteEntry } from '../entry.ts';
import { wayUp } from '../site.ts';

/**
 * The pages linked from the header of every page. They exist even if they are empty, so that adding an advisory does not change the header
 * of other pages.
 */
export const siteLinks = [
  { title: 'Dates', path: 'dates/index.html' },
  { title: 'Severities', path: 'severities/index.html' },
  { title: 'Actors', path: 'actors/index.html' },
  { title: 'Techniques', path: 'techniques/index.html' },
  { title: 'Tags', path: 'tags/index.html' },
] as const;

/** Returns the folders of the index pages, in lower case, in the order of the links. */
export const indexFolders = (): readonly string[] => siteLinks.map(({ path }) => folderOf(path));

/** Returns the top-level folder of a path. */
export const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** The data shared by all pages. */
export interface SiteFrame {
  readonly title: string;
}

export interface SitePage {
  readonly path: string;
  /** The heading of the page. */
  readonly title: string;
  /** The strictest label among the advisories that the page covers. */
  readonly tlp: Tlp | undefined;
  readonly body: Html;
  /** The paths of the scripts. */
  readonly scripts?: readonly string[];
}

/**
 * Returns a page. The page works without scripts, and its content security policy allows only stylesheets and scripts from the site itself
 * or from local files.
 */
export function pageText(frame: SiteFrame, { path, title, tlp, body, scripts = [] }: SitePage): string {
  const up = wayUp(path);
  const own = title === frame.title ? title : `${title} · ${frame.title}`;
  // The policy contains `file:`, because a page opened from disk has an opaque origin, which `'self'` does not match.
  const policy =
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(own)}</title>
<link rel="stylesheet" href="${up}assets/site.css">
<link rel="alternate" type="application/atom+xml" title="${escapeHtml(frame.title)}" href="${up}feed.xml">
</head>
<body class="ta-page">
${
  markup`${siteHead(frame, path)}<main class="ta-report ta-site" id="content">
${label(tlp, 'top')}<h1>${title}</h1>
${body}${label(tlp, 'bottom')}</main>\n`.html
}${scripts.map((script) => `<script src="${up}${script}"></script>\n`).join('')}</body>
</html>
`;
}

/**
 * Returns the header of a page: a skip link, the name of the site, links to its index pages, and optionally a link to a part of the page.
 */
export function siteHead({ title }: SiteFrame, path: string, part?: Html): Html {
  const up = wayUp(path);
  const folder = folderOf(path);
  const items = siteLinks.map((link) => {
    const isCurrent = link.path === path;
    const isAbove = link.path.startsWith(`${folder}/`);
    const current = isCurrent ? markup` aria-current="page"` : isAbove ? markup` aria-current="true"` : markup``;
    return markup`<li><a href="${up}${link.path}"${current}>${link.title}</a></li>\n`;
  });
  return markup`<a class="ta-skip" href="#content">Skip to content</a>
<header class="ta-site-head" lang="en">
<p class="ta-site-title"><a href="${up}index.html">${title}</a></p>
<nav aria-label="Site">
<ul>\n${items}${part && markup`<li>${part}</li>\n`}</ul>
</nav>
</header>\n`;
}

/** Returns the strictest label among advisories; undefined if none has one. */
export function strictestOf(entries: readonly Pick<SiteEntry, 'tlp'>[]): Tlp | undefined {
  return tlpValues.find((word) => entries.some(({ tlp }) => tlp === word));
}

const label = (tlp: Tlp | undefined, location: 'top' | 'bottom'): Html =>
  tlp === undefined ? markup`` : markup`<p class="ta-tlp-line ta-tlp-${location}">${tlpMark(tlp)}</p>\n`;

/** Returns a TLP label as a coloured badge. */
export const tlpMark = (tlp: Tlp): Html =>
  markup`<span class="ta-tlp ta-tlp-${tlp.toLowerCase().replace('+strict', '')}">TLP:${tlp}</span>`;
