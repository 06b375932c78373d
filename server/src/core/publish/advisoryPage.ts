/** Builds an advisory's page: its report, the header of the site, and links to downloads. */
import { renderPage, type Report } from '../report/index.ts';
import { markup } from '../report/html.ts';
import { siteStyle } from './generated/siteAssets.js';
import { siteHead, type SiteFrame } from './pages/frame.ts';
import { addressOf, siteFile, type SiteFile, type SiteTools } from './site.ts';

/** A file that the page offers for download. */
export interface OfferedFile {
  readonly title: string;
  readonly path: string;
}

export interface AdvisoryPageSource {
  readonly frame: SiteFrame;
  readonly path: string;
  readonly report: Report;
  readonly downloads: readonly OfferedFile[];
  readonly tools: SiteTools;
}

/** Returns the page as one file that contains everything it needs. */
export function advisoryPage({ frame, path, report, downloads, tools }: AdvisoryPageSource): SiteFile {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const links = downloads.map(({ path: target, title }) => {
    const address = target.startsWith(folder) ? addressOf(target.slice(folder.length)) : `../../${addressOf(target)}`;
    return markup`<li><a href="${address}" download>${title}</a></li>\n`;
  });
  const after = markup`<section class="ta-downloads" id="downloads" aria-labelledby="downloads-title" lang="en">
<h2 id="downloads-title">Downloads</h2>
<ul>\n${links}</ul>
</section>\n`;
  const around = {
    before: siteHead(frame, path, markup`<a href="#downloads">Downloads</a>`).html,
    after: after.html,
    css: siteStyle,
  };
  return siteFile(path, renderPage(report, { css: tools.reportStyle, hash: tools.sha256, around }));
}
