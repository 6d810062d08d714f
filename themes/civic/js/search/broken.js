// What can be wrong with a file of the search.

/** A file that is missing, cut off or from another build. */
export class BrokenFile extends Error {}
