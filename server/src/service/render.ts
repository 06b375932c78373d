/** Renders the report of a document for previews. */
import {
  renderBody,
  renderReport,
  type AdvisoryDocument,
  type RenderResources,
  type Environment,
} from '../core/index.ts';
import type { RenderedReport } from './types.ts';

/**
 * Returns the body of the report with placeholders for missing sections, and the source lines of its blocks. For a document that is not an
 * advisory, returns a paragraph that says so.
 */
export function provideRender(
  document: AdvisoryDocument,
  env: Environment,
  resources?: RenderResources,
): RenderedReport {
  if (document.kind !== 'advisory') {
    const what = env.schema.root.name;
    return {
      html: `<p>This is a ${what}. Only advisories have a report.</p>`,
      sourceMap: [],
      broken: false,
      title: '',
    };
  }
  const report = renderReport(document, env, 'preview', resources);
  return {
    ...renderBody(report, 'preview'),
    broken: document.broken,
    title: document.advisory.title?.value ?? '',
    ...(report.style === undefined ? {} : { style: report.style }),
  };
}
