/** Lowers the priority of a thread. */
import { readlinkSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** With this difference, a thread of normal priority gets three times as much processor time as the lowered thread. */
const difference = 5;

/**
 * Lowers the priority of the calling thread on Linux, where `setPriority` accepts the ID of a thread (setpriority(2)). Changes nothing on
 * the main thread, or on other systems, where a priority applies to the whole process.
 */
export async function lowerPriority(): Promise<void> {
  const link = '/proc/thread-self';
  try {
    // This also makes Node start its threads for file access, which would otherwise inherit the lower priority.
    await lstat(link);
    const thread = Number(basename(readlinkSync(link)));
    if (thread === process.pid) return;
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + difference));
  } catch {
    // The system is not Linux, or does not allow the change.
  }
}
