/** Changes of these make what is said about problems old. */
export const problemSources = ['problem', 'problem-incident', 'incident'] as const;
