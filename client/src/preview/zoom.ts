/** The range and the steps of the text size in previews, in percent. */

const [minZoom, maxZoom] = [50, 300];

/** The text size without a setting. */
export const defaultZoom = 100;

/** Rounds a text size to a whole number and limits it to the allowed range. Returns the default for a value that is not a finite number. */
export function zoomWithin(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(Math.min(maxZoom, Math.max(minZoom, value)))
    : defaultZoom;
}

/** Returns the next step above or below a text size; the maximum or minimum if there is none. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
  return direction > 0
    ? (steps.find((step) => step > zoom) ?? maxZoom)
    : (steps.findLast((step) => step < zoom) ?? minZoom);
}
