/** Words of `duty`. */
export const words = {};
