/** Reads stored updates, which may have been edited, or truncated because the disk was full. */
import type { ActorUpdate, Descriptions, ReleaseData } from './releaseData.ts';
import { asRecord, asRecords, asText } from './shape.ts';
import { UpdateError } from './updateError.ts';

/** Returns stored release data; throws `UpdateError` if its structure is invalid. */
export function asReleaseData(value: unknown): ReleaseData {
  const record = asRecord(value);
  const ok =
    record?.['format'] === 1 &&
    asText(record['release']) !== undefined &&
    Array.isArray(record['domains']) &&
    asRecords(record['objects']).some(isObject) &&
    asRecords(record['objects']).every(isObject);
  if (!ok) throw new UpdateError('the stored catalogue is corrupt');
  return value as ReleaseData;
}

/** Returns stored actors; throws `UpdateError` if their structure is invalid. */
export function asActorUpdate(value: unknown): ActorUpdate {
  const record = asRecord(value);
  const actors = asRecords(record?.['actors']);
  if (record?.['format'] !== 1 || !actors.every((actor) => asText(actor['name']) && Array.isArray(actor['aliases'])))
    throw new UpdateError('the stored list of actors is corrupt');
  return value as ActorUpdate;
}

/** Returns the string members of an object; other members and other values are ignored. */
export function asDescriptions(value: unknown): Descriptions {
  return Object.fromEntries(
    Object.entries(asRecord(value) ?? {}).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

function isObject(object: Readonly<Record<string, unknown>>): boolean {
  return (
    asText(object['id']) !== undefined &&
    asText(object['kind']) !== undefined &&
    asText(object['name']) !== undefined &&
    Array.isArray(object['domains'])
  );
}
