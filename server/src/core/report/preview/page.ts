/** Prints the page of a live preview. The cost depends on how much changed since the last version of the same file. */
import { attackReleaseOf } from '../../attack/release.ts';
import { cacheKey, update } from '../../cache/cache.ts';
import type { AdvisoryDocument } from '../../document/document.ts';
import type { Environment } from '../../environment/environment.ts';
import { defangLive } from '../../indicators/index.ts';
import { filledIn } from '../../labels/labels.ts';
import { createContext } from '../context.ts';
import { defangHead } from '../defangReport.ts';
import { buildHead } from '../head.ts';
import { printingOf } from '../printing.ts';
import { headWords, readingTime, type HeadContent } from '../readingTime.ts';
import { frameOf } from '../look/frame.ts';
import type { RenderResources } from '../look/look.ts';
import { tlpOf } from '../report.ts';
import { articleHtml, pageHtml } from '../toHtml.ts';
import { affectedKeys, firstProblem, type FirstProblem } from './affectedKeys.ts';
import type { CachedRows } from './indicatorRows.ts';
import { listedHosts } from './listedHosts.ts';
import { mergedHead } from './mergedHead.ts';
import { createParts, type PartNames, type PartsByName } from './parts.ts';
import { shownSections, type CachedSections } from './sections.ts';

export interface PreviewPage {
  /** The body of the page as markup; elements with `data-part` have no content. */
  readonly root: string;
  /** The content of each part by name. A name refers to the same content in all versions of a file. */
  readonly parts: PartsByName;
  /** The first syntax error, with its message defanged; undefined if the document is not broken. */
  readonly problem: FirstProblem | undefined;
  /** The titles of the sections that are shown in an earlier version, because a syntax error affects them. */
  readonly earlier: readonly string[];
}

/** The data cached for the next version of a file. */
interface CachedPage {
  readonly names: PartNames;
  readonly sections: CachedSections;
  readonly rows: CachedRows;
  /** The head as last shown. Any part that a syntax error affects keeps its last valid content. */
  readonly head: HeadContent;
  readonly page: PreviewPage;
}

const pageKey = cacheKey<CachedPage>('report/preview');

/**
 * Returns the report as `renderBody` prints it for previews, in parts. Sections and parts of the head that a syntax error affects are shown
 * as they were before the error, if they were shown before. The organisation's template is not used. Line numbers are relative to the sum
 * of `data-base` of the enclosing elements.
 */
export function previewPage(
  document: AdvisoryDocument,
  env: Environment,
  resources: RenderResources = {},
): PreviewPage {
  return update(document.cache, pageKey, (last) => nextPage(document, env, resources, last)).page;
}

function nextPage(
  document: AdvisoryDocument,
  env: Environment,
  resources: RenderResources,
  last: CachedPage | undefined,
): CachedPage {
  const { advisory, text, lines } = document;
  const { catalogue, schema } = env;
  const listed = listedHosts(document, schema.root);
  const context = createContext(
    advisory,
    { attack: attackReleaseOf(advisory, catalogue), catalogue, text, lines, mode: 'preview', ...resources },
    listed,
  );
  const affected = affectedKeys(document);
  const clean = (html: string): string => defangLive(html, listed);
  const parts = createParts(last?.names);
  const printing = printingOf(context, 'preview', parts.filled(clean));
  const rows = last?.rows ?? new WeakMap();
  const sheet = { document, schema: schema.root, context, printing, parts, affected, rows };
  const { shown, cached } = shownSections(sheet, last?.sections ?? new Map());
  const now = defangHead(buildHead(context), listed);
  const head = affected.size > 0 && last ? mergedHead(now, last.head, affected) : now;
  const minutes = readingTime(shown.reduce((sum, { words }) => sum + words, headWords(head)));
  const language = advisory.language?.value.trim();
  const tlp = tlpOf(context);
  const frame = frameOf(context, listed);
  const report = {
    ...(language ? { language } : {}),
    ...(tlp ? { tlp } : {}),
    ...(frame ? { frame } : {}),
    head: { minutes, reading: filledIn(context.labels['head.minutes'], minutes), ...head },
    labels: context.labels,
  };
  const article = articleHtml(printing, report, pageHtml(printing, report, shown));
  const problem = firstProblem(document);
  const page: PreviewPage = {
    root: clean(article.html),
    parts: parts.all,
    problem: problem && { ...problem, message: clean(problem.message) },
    earlier: shown.filter(({ isEarlier }) => isEarlier).map(({ title }) => title),
  };
  return { names: parts.names(), sections: cached, rows, head, page };
}
