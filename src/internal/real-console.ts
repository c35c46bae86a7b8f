/**
 * The console as it was when the library loaded: a test may spy on `console` and leave the spy, and what is to be told at
 * the end of a file must not end there.
 */
export const realConsole = { warn: console.warn.bind(console) }
