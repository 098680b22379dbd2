/**
 * Id of the element with which the first screenful of a page is there: a page that was written ahead
 * of time is painted from there on, once and not piece by piece.
 */
export const firstScreenId = 'first-screen'
