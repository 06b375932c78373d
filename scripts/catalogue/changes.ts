/** Describes what a new build of the data changes. */

import type { ActorData, AttackData, Row } from '../../server/src/core/catalogue/source.ts';

/** Returns a line for each object or actor that was added, removed or changed. `before` is undefined for the first build. */
export function describeChanges(
  before: { readonly attack: AttackData; readonly actors: ActorData } | undefined,
  after: { readonly attack: AttackData; readonly actors: ActorData },
): readonly string[] {
  if (before === undefined) return ['first build'];
  const kinds = Object.keys(after.attack.objects).filter(isKind);
  return [
    ...kinds.flatMap((kind) => changesOf(kind, before.attack.objects[kind], after.attack.objects[kind])),
    ...actorChanges(before.actors, after.actors),
  ];
}

type Kind = keyof AttackData['objects'];

function isKind(kind: string): kind is Kind {
  return kind !== '';
}

function changesOf(kind: Kind, before: readonly Row[], after: readonly Row[]): readonly string[] {
  const old = new Map(before.map((row) => [row[0], row]));
  const known = new Set(after.map(([id]) => id));
  const removed = before.filter(([id]) => !known.has(id)).map(([id]) => `removed ${kind} ${id}`);
  return [...after.flatMap((row) => changeOf(kind, old.get(row[0]), row)), ...removed];
}

function changeOf(kind: Kind, before: Row | undefined, after: Row): readonly string[] {
  const [id, , states] = after;
  const now = states.at(-1);
  const then = before?.[2].at(-1);
  if (now === undefined) return [];
  if (then === undefined) return [`added ${kind} ${id} ${now[1]}`];
  const lines: string[] = [];
  if (then[1] !== now[1]) lines.push(`renamed ${kind} ${id} from ${then[1]} to ${now[1]}`);
  if ((then[2] ?? 0) !== (now[2] ?? 0))
    lines.push(`${['restored', 'revoked', 'deprecated'][now[2] ?? 0] ?? ''} ${kind} ${id} ${now[1]}`);
  if (lines.length === 0 && JSON.stringify(before) !== JSON.stringify(after))
    lines.push(`changed ${kind} ${id} ${now[1]}`);
  return lines;
}

function actorChanges(before: ActorData, after: ActorData): readonly string[] {
  const old = new Map(before.actors.map((row) => [row[0], JSON.stringify(row)]));
  const names = new Set(after.actors.map(([name]) => name));
  return [
    ...after.actors.flatMap((row) => {
      const then = old.get(row[0]);
      if (then === undefined) return [`added actor ${row[0]}`];
      return then === JSON.stringify(row) ? [] : [`changed actor ${row[0]}`];
    }),
    ...before.actors.filter(([name]) => !names.has(name)).map(([name]) => `removed actor ${name}`),
  ];
}
