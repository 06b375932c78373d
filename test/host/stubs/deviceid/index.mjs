/** Replaces VS Code's native device ID: returns a new random ID on each call, so that nothing identifies the machine. */
import { randomUUID } from 'node:crypto';

export const getDeviceId = async () => randomUUID();
