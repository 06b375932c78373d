/** Notifications about reports. The requests are in `protocol.ts`. */

/**
 * Notification `advisory/reportsChanged`, without parameters, to clients that set `showsReports`: the appearance of reports may have
 * changed, for example because a setting, a configuration file, a catalogue or a file used in reports has changed.
 */
export const reportsChangedNotification = 'advisory/reportsChanged';

/** Notification `advisory/trusted`, without parameters, from clients that set `untrusted`: the user now trusts the workspace. */
export const trustedNotification = 'advisory/trusted';
