/** Looks once: carries out what a check asks for and says what was found. What goes out goes through the egress client. */
export { probe } from './probe.ts';
