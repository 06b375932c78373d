/**
 * Keeps V8's young generation at the size that it starts with, 1 MiB a half. It would grow to 16, and stay resident, for no
 * gain: what edits and small documents leave behind is little. A large text lets it grow, until a small one is parsed: collecting would
 * take a quarter of the time that such a text takes to open. What it has grown to stays. Imported before all else, since loading
 * makes it grow already. With `--max-semi-space-size` in the command line nothing is changed.
 */
import { setFlagsFromString } from 'node:v8';

/** In UTF-16 units: from here on collecting takes longer than the memory is worth, see docs/decisions/009-start-up.md. */
const large = 200_000;
const isGiven = process.execArgv.some((argument) => argument.startsWith('--max-semi-space-size'));
let factor = 0;
setFactor(1);

/** Lets the young generation grow from here on, or not, as a text of this length is worth; to be called before it is parsed. */
export function makeRoomFor(length: number): void {
  setFactor(length < large ? 1 : 2);
}

function setFactor(wanted: number): void {
  if (isGiven || factor === wanted) return;
  factor = wanted;
  setFlagsFromString(`--semi-space-growth-factor=${wanted}`);
}
