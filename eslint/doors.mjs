/** Determines what a file may import, using the table in rooms.mjs. Paths are relative to the project, with `/` as the separator. */
import { posix } from 'node:path';
import { knownExceptions, packagesOfFiles, rooms } from './rooms.mjs';

/** Whether a path is the given folder or file, or is inside the folder. */
const isWithin = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** Returns the room that contains a file: the deepest one in the table; undefined if there is none. */
export function roomOf(file) {
  return rooms
    .filter(({ room }) => isWithin(file, room))
    .sort((one, other) => other.room.length - one.room.length)
    .at(0);
}

/** Whether an import is one of the known exceptions. */
export const isKnownException = (file, target) => knownExceptions.some(([from, to]) => from === file && to === target);

const ruleFolder = /^server\/src\/core\/rules\/(?!shared\/)[^/]+(?=\/)/;

/**
 * Returns why a file may not import something, as a sentence or two; undefined if it may.
 *
 * @param {string} file the importing file
 * @param {string} specifier the import: a path relative to the folder of the file, or the name of a module
 */
export function closedDoor(file, specifier) {
  const room = roomOf(file);
  if (!room) {
    return /^(?:server|client)\//.test(file)
      ? `The folder of ${file} is no room yet: add it to eslint/rooms.mjs.`
      : undefined;
  }
  if (!specifier.startsWith('.')) {
    const allowed = [
      ...room.packages,
      ...Object.entries(packagesOfFiles).flatMap(([holder, packages]) => (isWithin(file, holder) ? packages : [])),
    ];
    if (allowed.some((name) => (name === 'node:' ? specifier.startsWith(name) : specifier === name))) return undefined;
    return `${room.room} may not import "${specifier}". ${allowed.length > 0 ? `It may import ${allowed.join(', ')}.` : 'It imports no package.'}`;
  }
  const target = posix.join(posix.dirname(file), specifier);
  const family = ruleFolder.exec(file)?.[0];
  if (family !== undefined && ruleFolder.test(target))
    return 'A rule imports no other rule: what both need goes to core/rules/shared.';
  if (isKnownException(file, target)) return undefined;
  if (roomOf(target) === room || room.imports.some((allowed) => isAllowed(target, allowed))) return undefined;
  const names = room.imports.map((name) => name.replace('server/src/core/', 'core/'));
  return `${room.room} may not import ${target}. It may import ${names.join(', ') || 'no other room'}.`;
}

/** Whether a target is in an allowed folder, but not in a folder below it that has its own entry in the table. */
const isAllowed = (target, allowed) =>
  isWithin(target, allowed) && (roomOf(target)?.room ?? allowed).length <= allowed.length;
