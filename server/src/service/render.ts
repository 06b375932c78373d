/** The report of a document for the live preview. */
import { renderBody, renderReport, type AdvisoryDocument, type Environment } from '../core/index.ts';
import type { RenderedReport } from './types.ts';

/** The report's body with missing sections as muted blocks, and where its blocks come from. */
export function provideRender(document: AdvisoryDocument, env: Environment): RenderedReport {
  const { html, sourceMap } = renderBody(renderReport(document, env, 'preview'));
  return { html, sourceMap, broken: document.broken, title: document.advisory.title?.value ?? '' };
}
