/** Words of `changes`. */
export const words = {};
