/** What rules about more than rows find: those that name sections when one of these has changed, the others always. */
import { once } from '../util/once.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment, DocumentContext } from '../environment/environment.ts';
import { createEditor } from '../editing/createEditor.ts';
import { check, createShown, type Shown } from './check.ts';
import { reuseFindings, type Findings, type CachedFindings } from './reuseFindings.ts';
import { lostKeys } from './lostKeys.ts';
import type { Injected, Rule } from './rule.ts';
import type { SectionsByKey } from './sectionsByKey.ts';
import { typedIndicators } from '../indicators/index.ts';
import { tacticFindings } from '../attack/tacticVerdicts.ts';

interface Whole {
  readonly document: AdvisoryDocument;
  readonly sections: SectionsByKey;
  /** What the findings follow from beside the sections. */
  readonly of: readonly unknown[];
}

/** What `run`, rules that read more than rows, find in a document. */
export function wholeFindings(
  { document, sections, of }: Whole,
  run: readonly Rule[],
  env: Environment,
  documentContext: DocumentContext,
  injected: Injected,
): readonly Findings[] {
  const shown = shownOf(document, env, documentContext, injected);
  return run.map((rule) => {
    const { reads } = rule;
    if (typeof reads === 'string') return check([rule], env, shown);
    const read = sections.under(reads);
    const earlier = document.memory.get(rule)?.value as CachedFindings | undefined;
    const findings = (earlier && reuseFindings(earlier, read, of)) ?? check([rule], env, shown);
    const judged: CachedFindings = { findings, sections: read, of };
    document.memory.set(rule, { of: [], value: judged });
    return findings;
  });
}

function shownOf(
  document: AdvisoryDocument,
  env: Environment,
  documentContext: DocumentContext,
  injected: Injected,
): Shown {
  const base = {
    ...injected,
    text: document.text,
    lines: document.lines,
    lostKeys: lostKeys(document),
    fileExists: (path: string) => documentContext.fileExists?.(path),
    indicators: once(() => typedIndicators(document.advisory, document.text)),
    tactics: once(() => tacticFindings({ ...injected, advisory: document.advisory, text: document.text })),
    edit: createEditor(document, env.schema.root, env.snippets),
  };
  return createShown((report) => ({
    ...base,
    // Not before a rule asks: each section of the model is made when it is looked at.
    get advisory() {
      return document.advisory;
    },
    get root() {
      return document.root;
    },
    report,
  }));
}
