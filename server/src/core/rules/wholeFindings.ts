/** What rules about more than rows find: those that name sections when one of these has changed, the others always. */
import { once } from '../catalogue/once.ts';
import type { AdvisoryDocument } from '../document.ts';
import type { Environment, Surroundings } from '../environment.ts';
import { createEditor } from '../yaml/edit.ts';
import { check, createShown, type Shown } from './check.ts';
import { foundAgain, type Findings, type Judged } from './foundAgain.ts';
import { lostKeys } from './lostKeys.ts';
import type { Injected, Rule } from './rule.ts';
import type { SectionsByKey } from './sectionsByKey.ts';
import { typedIndicators } from './support/indicators.ts';
import { tacticFindings } from './support/tacticVerdicts.ts';

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
  surroundings: Surroundings,
  injected: Injected,
): readonly Findings[] {
  const shown = shownOf(document, env, surroundings, injected);
  return run.map((rule) => {
    const { reads } = rule;
    if (typeof reads === 'string') return check([rule], env, shown);
    const read = sections.under(reads);
    const earlier = document.memory.get(rule)?.value as Judged | undefined;
    const findings = (earlier && foundAgain(earlier, read, of)) ?? check([rule], env, shown);
    const judged: Judged = { findings, sections: read, of };
    document.memory.set(rule, { of: [], value: judged });
    return findings;
  });
}

function shownOf(document: AdvisoryDocument, env: Environment, surroundings: Surroundings, injected: Injected): Shown {
  const base = {
    ...injected,
    text: document.text,
    lines: document.lines,
    lostKeys: lostKeys(document),
    fileExists: (path: string) => surroundings.fileExists?.(path),
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
