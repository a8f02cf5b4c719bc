/** A first guess, which whoever imports may turn round: is this the name of a role ("Analyst", "Deployment Team") rather than of a person? */
const ROLES = new Set(
  `admin administrator analyst architect assistant auditor communicator consultant contractor coordinator customer department deployment
  designer developer development director electrician engineer engineering expert facilities finance group helpdesk installer lead leader
  legal maintenance management manager marketing operations operator owner painter planner plumber procurement programmer purchasing
  qa quality reviewer sales specialist sponsor staff steering stakeholder subcontractor supplier support team technician test tester testing
  trainer training user vendor writer worker
  abteilung administration anwender arbeitsgruppe auftraggeber berater betrieb dienstleister einkauf elektriker entwickler entwicklung
  fachabteilung fachbereich gruppe ingenieur koordinator kunde leiter leitung lieferant management mitarbeiter nutzer projektleiter
  projektleitung prüfer redakteur schulung techniker vertrieb`
    .split(/\s+/)
    .filter(Boolean),
);

export function namesNobody(name: string, email: string | null): boolean {
  if (email !== null) return false;
  const words = name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  // "Technical Communicators" is told by its last word, "Leiter IT" by its first.
  return [words.at(-1), words[0]].some((word) => word !== undefined && (ROLES.has(word) || ROLES.has(word.replace(/(?:s|in|innen)$/, ''))));
}
