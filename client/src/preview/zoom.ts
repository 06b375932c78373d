/** The size of the text in previews, in percent. */

const [least, most] = [50, 300];

/** Returns a size between the smallest and the largest one; 100 for what is no number. */
export function zoomWithin(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(Math.min(most, Math.max(least, value))) : 100;
}

/** Returns the next larger or smaller size. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
  return direction > 0 ? (steps.find((step) => step > zoom) ?? most) : (steps.findLast((step) => step < zoom) ?? least);
}
