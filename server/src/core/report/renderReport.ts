/** Renders a document as a report. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { attackReleaseOf } from '../attack/release.ts';
import { buildReport, type RenderResources, type Report } from './index.ts';

/**
 * Returns the report of a document, for publishing or for the live preview, which shows missing keys. `resources` contains the
 * organisation's branding and rule files, if any.
 */
export function renderReport(
  document: AdvisoryDocument,
  env: Environment,
  mode: 'preview' | 'published',
  resources: RenderResources = {},
): Report {
  const { advisory, text, lines } = document;
  return buildReport(advisory, {
    attack: attackReleaseOf(advisory, env.catalogue),
    catalogue: env.catalogue,
    text,
    lines,
    mode,
    ...resources,
  });
}
