/** Reading back what an update stored: the files are ours, but a disk may have been full and a person may have edited them. */
import type { ActorUpdate, Descriptions, ReleaseData } from './releaseData.ts';
import { asRecord, asRecords, asText } from './shape.ts';
import { UpdateError } from './updateError.ts';

/** Throws `UpdateError` when the value does not have the shape of stored release data. */
export function asReleaseData(value: unknown): ReleaseData {
  const record = asRecord(value);
  const ok =
    record?.['format'] === 1 &&
    asText(record['release']) !== undefined &&
    Array.isArray(record['domains']) &&
    asRecords(record['objects']).some(isObject) &&
    asRecords(record['objects']).every(isObject);
  if (!ok) throw new UpdateError('the stored catalogue is damaged');
  return value as ReleaseData;
}

/** Throws `UpdateError` when the value does not have the shape of stored actors. */
export function asActorUpdate(value: unknown): ActorUpdate {
  const record = asRecord(value);
  const actors = asRecords(record?.['actors']);
  if (record?.['format'] !== 1 || !actors.every((actor) => asText(actor['name']) && Array.isArray(actor['aliases'])))
    throw new UpdateError('the stored list of actors is damaged');
  return value as ActorUpdate;
}

/** The texts of an object; what is not text is left out. */
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
