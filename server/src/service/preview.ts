/** Renders a document for the live preview, in parts. */
import {
  firstProblem,
  firstSentence,
  previewPage,
  type AdvisoryDocument,
  type RenderResources,
  type Environment,
} from '../core/index.ts';
import { provideRender } from './render.ts';
import type { Previewed } from './types.ts';

/** The answer that was last sent for a document, and the names of its parts. */
interface Sent {
  readonly answer: number;
  readonly names: ReadonlySet<string>;
}

const sent = new WeakMap<object, Sent>();

/**
 * Returns the page for the live preview. If `since` is the number of the last answer, parts that it contained are omitted. Otherwise, all
 * parts are returned. A page rendered with the organisation's template has no parts. For a document that is not an advisory, the page is a
 * paragraph that says so.
 */
export function providePreview(
  document: AdvisoryDocument,
  env: Environment,
  resources: RenderResources = {},
  since?: number,
): Previewed {
  const style = resources.look?.style;
  const styling = style === undefined ? {} : { style };
  if (document.kind !== 'advisory')
    return { answer: 0, root: provideRender(document, env).html, parts: {}, earlier: [] };
  if (resources.look?.template !== undefined) {
    const { html, templateProblem } = provideRender(document, env, resources);
    const problem = firstProblem(document);
    return {
      answer: 0,
      root: html,
      parts: {},
      ...(problem ? { problem: { line: problem.line, message: firstSentence(problem.message) } } : {}),
      earlier: [],
      ...styling,
      ...(templateProblem === undefined ? {} : { templateProblem }),
    };
  }
  const page = previewPage(document, env, resources);
  const last = sent.get(document.cache);
  const isNext = last !== undefined && last.answer === since;
  const answer = (last?.answer ?? 0) + 1;
  sent.set(document.cache, { answer, names: new Set(page.parts.keys()) });
  const { root, parts, problem, earlier } = page;
  return {
    answer,
    ...(isNext ? { since: last.answer } : {}),
    root,
    parts: Object.fromEntries([...parts].filter(([name]) => !isNext || !last.names.has(name))),
    ...(problem ? { problem: { line: problem.line, message: firstSentence(problem.message) } } : {}),
    earlier,
    ...styling,
  };
}
