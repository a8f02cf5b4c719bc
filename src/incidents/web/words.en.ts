/** Words of `incidents`. */
export const words = {};
