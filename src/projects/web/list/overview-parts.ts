/** What the overview of projects is made of: when any of these changes it is asked for again. */
export const overviewParts = ['project', 'task', 'link', 'assignment', 'baseline', 'programme'];
