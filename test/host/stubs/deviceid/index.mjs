/** Stand-in for VS Code's native device id: a fresh random id at each call, so that nothing identifies the machine. */
import { randomUUID } from 'node:crypto';

export const getDeviceId = async () => randomUUID();
