import * as patterns from "../fields/patterns.js";
import { guard } from "./guard.js";

/**
 * An API token, between single quotes in a shell script: printable ASCII without quotes, spaces and backslashes.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2.2: only a single quote ends a single-quoted word.
 */
export const token = guard(patterns.token);

/** A file's mode, for chmod. */
export const fileMode = guard(/^0[0-7]{3}$/);

/** The place of a key in the topology, for a message. */
export const topologyKey = guard(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*){0,2}$/);
