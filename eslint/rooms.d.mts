/** Names of core's rooms, bottom to top. */
export const coreRooms: readonly string[];
