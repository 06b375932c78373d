/** Reads figures about a running process on Linux. They are undefined if the system does not provide them, or if the process has ended. */
import { readFileSync } from 'node:fs';

/** The number of clock ticks of `utime` and `stime` per second: 100 for every program on Linux (USER_HZ). */
const ticksPerSecond = 100;

/** Returns the user and system time of all threads so far, in milliseconds (fields 14 and 15 of proc_pid_stat(5)); accurate to 10 ms. */
export function processorTime(pid: number): number | undefined {
  const text = readProcess(pid, 'stat');
  // The second field is the program's name, which may contain spaces and brackets.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Returns the peak resident memory so far, in bytes ("VmHWM", proc_pid_status(5)). */
export function peakMemory(pid: number): number | undefined {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readProcess(pid, 'status') ?? '') ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

function readProcess(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
