/** `2026-12-30` and 3 is `2027-01-02`. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
