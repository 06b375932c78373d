import type { AttackRelease, Tactic } from '../../catalogue/catalogue.ts';
import type { Advisory, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problem.ts';
import type { Span } from '../../text.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { techniqueLists } from '../support/techniques.ts';
import { anyOf, shown } from '../support/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/unknown-tactic',
    severity: 'error',
    summary: "No domain of the advisory's ATT&CK release has this tactic.",
  },
  check(context) {
    const { attack } = context;
    for (const tactic of writtenTactics(context.advisory)) {
      if (isPlaceholder(tactic.value) || isTactic(attack, tactic.value)) continue;
      for (const part of tactic.value.split(/\s*[/,;|]\s*/)) {
        if (part !== '' && !isTactic(attack, part)) reportUnknown(context, tactic, part);
      }
    }
  },
};

/** Where a tactic is expected: an attack chain's `stage` may be in the author's own words. */
function writtenTactics(advisory: Advisory): Text[] {
  return [
    ...(advisory.huntingHypotheses?.items ?? []).flatMap(({ attackStage }) => attackStage ?? []),
    ...techniqueLists(advisory).flatMap(({ entries }) => entries.flatMap(({ tactics }) => tactics)),
  ];
}

/** By name, shortname or ID, or by the ID in a text that has both (`TA0003 - Persistence`). */
function isTactic(attack: AttackRelease, text: string): boolean {
  const id = /\bTA\d{4}\b/i.exec(text)?.[0];
  return attack.tactic(text.trim()) !== undefined || (id !== undefined && attack.tactic(id) !== undefined);
}

function reportUnknown(context: RuleContext, tactic: Text, part: string): void {
  const { attack, edit } = context;
  const near = distinct(attack.nearestTactics(part, 5)).slice(0, 3);
  const newText = (by: Tactic): string =>
    tactic.value === part ? formLike(by, part) : tactic.value.replace(part, () => formLike(by, part));
  context.report({
    span: placeOf(context, tactic, part),
    message: `ATT&CK ${attack.release} has no tactic ${shown(part)}. ${
      near.length > 0 ? `Did you mean ${anyOf(near.map(({ name }) => name))}?` : elsewhere(context, part)
    }`,
    fixes: near.map((by): Fix => ({
      title: `Change to ${formLike(by, part)}`,
      edits: edit.replaceScalar(tactic.span, newText(by)),
    })),
  });
}

function elsewhere({ catalogue }: RuleContext, part: string): string {
  const release = catalogue.releases
    .map((known) => catalogue.at(known.release))
    .findLast((known) => known.tactic(part))?.release;
  return release === undefined
    ? 'Write the name, shortname or ID of one, such as Persistence.'
    : `It is a tactic of ATT&CK ${release}: change \`attack_version\`, or the tactic.`;
}

/** Domains have tactics of the same name: one suggestion stands for them. */
function distinct(tactics: readonly Tactic[]): Tactic[] {
  return tactics.filter(({ name }, index) => tactics.findIndex((other) => other.name === name) === index);
}

/** As the author wrote it: an ID for an ID, a shortname for a shortname, else the name. */
function formLike(tactic: Tactic, written: string): string {
  if (/^TA\d+$/i.test(written)) return tactic.id;
  return /^[a-z]+(?:-[a-z]+)+$/.test(written) ? tactic.shortname : tactic.name;
}

/** The part's own place where the source shows it literally, else the whole value's. */
function placeOf({ text }: RuleContext, { span, value }: Text, part: string): Span {
  const at = value === part ? -1 : text.slice(span[0], span[1]).indexOf(part);
  return at < 0 ? span : [span[0] + at, span[0] + at + part.length];
}
