/** Compares the locations that a printer omits with those that are listed, and explains a difference. */

/**
 * Returns an explanation of each difference, with `advice` for locations that are omitted without being listed; an empty string if the
 * locations are the same. Both lists are in the order of the format.
 */
export function differenceIn(omitted: readonly string[], listed: readonly string[], advice: string): string {
  const unlisted = omitted.filter((location) => !listed.includes(location));
  const shown = listed.filter((location) => !omitted.includes(location));
  const explained = [
    ...(unlisted.length > 0 ? [`Omitted and not listed: ${unlisted.join(', ')}. ${advice}.`] : []),
    ...(shown.length > 0 ? [`Listed, but not omitted (or not a key): ${shown.join(', ')}.`] : []),
  ];
  if (explained.length > 0 || omitted.join('\n') === listed.join('\n')) return explained.join(' ');
  return `Not listed in the order of the format, which is: ${omitted.join(', ')}.`;
}
