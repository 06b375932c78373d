/** The public interface of this folder: builds reports, and renders them in all formats except Word, which is bundled separately. */
export type { Block, Head, Inline, Missing, Report, Section } from './block.ts';
export type { RenderEnv } from './context.ts';
export { defang, inferIndicatorType } from '../indicators/index.ts';
export { emailSubject, renderEmail } from './email/toEmail.ts';
export { documentFacts, type DocumentFacts } from './facts.ts';
export { renderJson } from './json/toJson.ts';
export type { RenderResources, Look, RuleFile } from './look/look.ts';
export { logoUri } from './look/logo.ts';
export { safeStyle } from './look/style.ts';
export { templateProblem } from './template/index.ts';
export { renderPage, type PageOptions } from './page.ts';
export { firstProblem } from './preview/affectedKeys.ts';
export { previewPage, type PreviewPage } from './preview/page.ts';
export { readingTime } from './readingTime.ts';
export { buildReport } from './report.ts';
export { renderBody, sectionId, type RenderedBody, type SourceMapEntry } from './toHtml.ts';
export { renderMarkdown } from './toMarkdown.ts';
export { renderText } from './toText.ts';
