/** Fills an organisation's page template. */
import { createLinkPolicy } from '../../indicators/index.ts';
import type { Report } from '../block.ts';
import { acceptMarkup } from './markup.ts';
import { viewOf, type PageParts } from './view.ts';
import { lineAt, readTemplate, TemplateError, writeTemplate } from './write.ts';

export type { PageParts } from './view.ts';

/**
 * Returns the syntax error in a template as a predicate such as "is not a valid Mustache template: …", which follows the template's name in
 * a message; undefined if there is none. The markup is checked only when the template is filled.
 */
export function templateProblem(source: string): string | undefined {
  return problemOf(source, () => readTemplate(source));
}

/** Returns the markup that the report's template produces, or the error that prevents it. */
export function fillTemplate(
  report: Report,
  { source, advisory }: NonNullable<Report['template']>,
  parts: PageParts,
): { readonly html: string } | { readonly problem: string } {
  let html = '';
  const problem = problemOf(source, () => {
    html = acceptMarkup(writeTemplate(source, viewOf(report, parts, advisory)), createLinkPolicy(report.listed));
  });
  return problem === undefined ? { html } : { problem };
}

function problemOf(source: string, run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, near } = error;
    const at = near === undefined ? -1 : source.toLowerCase().indexOf(near.toLowerCase());
    return at < 0 ? message : `${message} (line ${lineAt(source, at)})`;
  }
}
