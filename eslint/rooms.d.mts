/** The names of core's rooms, lower layers first. */
export const coreRooms: readonly string[];
