// Replaces `linkify-it` in a bundle, because the option that finds links is never enabled.
export const LinkifyIt = Object;
