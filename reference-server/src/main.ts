/**
 * The composition root: every service of the server, in the order in which it is made; released in the reverse order.
 * Plugins come from the operator's registry alone; this package imports none.
 */
export { startServer, type RunningServer, StartFault, type StartOptions } from './start-server.ts';
export { runVerb } from './verbs/run-verb.ts';
