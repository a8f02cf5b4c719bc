/** Door of the command line's floor: arguments, and a client of the API wherever the server is. */
export { readArguments, type Arguments } from './arguments.ts';
export { doDeed, seeEndpoint, listWhatCanBeSaid } from './do-and-see.ts';
export { countOf, mayWriteTo, oneOf, writeOut } from './said.ts';
