/** Notifications about reports; the requests are in `protocol.ts`. */

/**
 * Notification `advisory/reportsChanged`, without parameters, sent to clients that set `showsReports`: reports may look different, because a
 * setting, a configuration file, a catalogue or a file used by reports has changed.
 */
export const reportsChangedNotification = 'advisory/reportsChanged';

/** Notification `advisory/trusted`, without parameters, sent by clients that have set `untrusted`: the user now trusts the workspace. */
export const trustedNotification = 'advisory/trusted';
