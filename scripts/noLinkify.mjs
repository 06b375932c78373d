// What stands in a bundle for `linkify-it`, which nothing asks to find links.
export const LinkifyIt = Object;
